import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Everybody as documents of one merged segment, sorted by how they travel (place, modes, own limits): people who can get
 * to a workplace are then few stretches of documents. Municipalities a case is shared with and openings somebody was
 * rejected for are terms; until when is the term's frequency. Everything else is doc values: numbers, records of
 * competencies, and what many people have alike as sorted values, whose ordinals a question answers once each.
 */
final class PeopleIndex {
  /** Fields of sorted values. */
  static final String[] FACETS = {
    "days", "languages", "packages", "goals", "hours", "week", "credentials", "placements", "schemes", "declined",
    "limits"
  };
  static final int DAYS = 0;
  static final int LANGUAGES = 1;
  static final int PACKAGES = 2;
  static final int GOALS = 3;
  static final int HOURS = 4;
  static final int WEEK = 5;
  static final int CREDENTIALS = 6;
  static final int PLACEMENTS = 7;
  static final int SCHEMES = 8;
  static final int DECLINED = 9;
  static final int LIMITS = 10;
  static final String ALL = "all";

  final LeafReader leaf;
  final DirectoryReader reader;
  final long bytes;
  /** by facet: the numbers of all values end to end, and where each begins; one more at the end */
  final int[][] values = new int[FACETS.length][];
  final int[][] starts = new int[FACETS.length][];
  /** by way of travelling: place, modes, most minutes, hectometres by bicycle */
  final int[][] ways;
  /** by way of travelling: the first document; one more at the end */
  final int[] wayStarts;
  final Map<Integer, int[]> travel;
  /** one more than the largest code of a competency */
  final int competencies;
  /** numbers of openings that people were rejected for */
  final Map<String, Integer> openings;

  private PeopleIndex(Directory directory, int[][] ways, int[] wayStarts, Tables tables, int competencies)
      throws IOException {
    this.reader = DirectoryReader.open(directory);
    long sum = 0;
    for (String file : directory.listAll()) sum += directory.fileLength(file);
    this.bytes = sum;
    this.leaf = reader.leaves().get(0).reader();
    this.ways = ways;
    this.wayStarts = wayStarts;
    this.travel = tables.travel;
    this.competencies = competencies;
    this.openings = tables.openings;
    for (int facet = 0; facet < FACETS.length; facet++) {
      SortedDocValues sorted = DocValues.getSorted(leaf, FACETS[facet]);
      starts[facet] = new int[sorted.getValueCount() + 1];
      IntStream.Builder all = IntStream.builder();
      for (int ord = 0; ord < sorted.getValueCount(); ord++) {
        int[] value = numbers(sorted.lookupOrd(ord));
        for (int number : value) all.add(number);
        starts[facet][ord + 1] = starts[facet][ord] + value.length;
      }
      values[facet] = all.build().toArray();
    }
  }

  /** Writes and opens the index. */
  static PeopleIndex of(Tables tables, Path folder) throws IOException {
    Integer[] order = new Integer[tables.people];
    Arrays.setAll(order, person -> person);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(person -> tables.place[person])
            .thenComparingInt(person -> tables.modes[person])
            .thenComparingInt(person -> tables.maxMinutes[person])
            .thenComparingInt(person -> tables.bicycle[person]));
    int[][] ways = new int[1024][];
    int[] starts = new int[1024];
    int count = 0;
    int competencies = 0;
    Directory directory = new MMapDirectory(folder);
    IndexWriterConfig config = new IndexWriterConfig(null);
    config.setIndexSort(new Sort(new SortField("way", SortField.Type.INT)));
    config.setRAMBufferSizeMB(256);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int number = 0; number < order.length; number++) {
        int person = order[number];
        int[] way = {tables.place[person], tables.modes[person], tables.maxMinutes[person], tables.bicycle[person]};
        if (count == 0 || !Arrays.equals(ways[count - 1], way)) {
          if (count == ways.length) {
            ways = Arrays.copyOf(ways, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
          }
          starts[count] = number;
          ways[count++] = way;
        }
        int[] records = tables.records.of(person);
        for (int record : records) competencies = Math.max(competencies, (record >> 6) + 1);
        writer.addDocument(document(tables, person, count - 1, records));
      }
      writer.forceMerge(1);
    }
    ways = Arrays.copyOf(ways, count);
    starts = Arrays.copyOf(starts, count + 1);
    starts[count] = order.length;
    return new PeopleIndex(directory, ways, starts, tables, competencies);
  }

  private static Document document(Tables tables, int person, int way, int[] records) {
    Document document = new Document();
    document.add(new BinaryDocValuesField("id", new BytesRef(tables.ids[person])));
    number(document, "way", way);
    number(document, "draw", tables.draw[person]);
    number(document, "waiting", tables.waiting[person]);
    int[][] facets = {
      tables.days.of(person),
      tables.languages.of(person),
      after(tables.askedPackages[person] ? 1 : 0, tables.packages.of(person)),
      after(tables.hasGoals[person] ? 1 : 0, tables.goals.of(person)),
      tables.hours.of(person),
      tables.week.of(person),
      tables.credentials.of(person),
      tables.placements.of(person),
      tables.schemes.of(person),
      tables.declined.of(person),
      tables.limits.of(person),
    };
    for (int facet = 0; facet < FACETS.length; facet++) {
      document.add(new SortedDocValuesField(FACETS[facet], bytes(facets[facet])));
    }
    for (int code : tables.visible.of(person)) term(document, "visible", code < 0 ? ALL : String.valueOf(code), 1);
    int[] rejections = tables.rejections.of(person);
    for (int i = 0; i < rejections.length; i += 2) {
      term(document, "rejected", String.valueOf(rejections[i]), rejections[i + 1] + 1);
    }
    document.add(new BinaryDocValuesField("records", bytes(records)));
    return document;
  }

  private static void number(Document document, String field, int value) {
    document.add(new NumericDocValuesField(field, value));
  }

  private static void term(Document document, String field, String text, int frequency) {
    document.add(new Field(field, new OneTerm(text, frequency), LISTED));
  }

  private static final FieldType LISTED = type();

  private static FieldType type() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  /** One term with a frequency of its own. */
  private static final class OneTerm extends TokenStream {
    private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final String term;
    private final int often;
    private boolean given;

    OneTerm(String term, int often) {
      this.term = term;
      this.often = often;
    }

    @Override
    public boolean incrementToken() {
      if (given) return false;
      clearAttributes();
      text.append(term);
      frequency.setTermFrequency(often);
      given = true;
      return true;
    }

    @Override
    public void reset() {
      given = false;
    }
  }

  private static int[] after(int first, int[] rest) {
    int[] all = new int[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static BytesRef bytes(int[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    for (int value : values) buffer.putInt(value);
    return new BytesRef(buffer.array());
  }

  private static int[] numbers(BytesRef bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
    int[] values = new int[bytes.length / 4];
    for (int i = 0; i < values.length; i++) values[i] = buffer.getInt();
    return values;
  }

  /** A document's number; documents are asked for in their order. */
  static int at(NumericDocValues values, int doc) throws IOException {
    return values.advanceExact(doc) ? (int) values.longValue() : 0;
  }

  /** Stretches of documents. */
  static final class Stretches extends DocIdSetIterator {
    private final int[] starts;
    private final int[] ends;
    private final int count;
    private final long cost;
    private int stretch;
    private int doc = -1;

    Stretches(int[] starts, int[] ends, int count) {
      this.starts = starts;
      this.ends = ends;
      this.count = count;
      long sum = 0;
      for (int i = 0; i < count; i++) sum += ends[i] - starts[i];
      cost = sum;
    }

    @Override
    public int docID() {
      return doc;
    }

    @Override
    public int nextDoc() {
      return advance(doc + 1);
    }

    @Override
    public int advance(int target) {
      while (stretch < count && ends[stretch] <= target) stretch++;
      return doc = stretch == count ? NO_MORE_DOCS : Math.max(target, starts[stretch]);
    }

    @Override
    public long cost() {
      return cost;
    }
  }
}
