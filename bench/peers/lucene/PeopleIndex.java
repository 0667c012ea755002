import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
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
 * to a workplace are then few stretches of documents. Lists that gates look for are terms; where a number belongs to a
 * term it is the term's frequency. Everything else is doc values: numbers, and what many people have alike as sorted
 * values, whose ordinals a question answers once each.
 */
final class PeopleIndex {
  /** Fields of sorted values. */
  static final String[] FACETS = {
    "hours", "week", "languages", "packages", "goals", "credentials", "placements", "schemes"
  };
  static final String[] LEGAL = {"legal13", "legal15", "legal18"};
  static final String ALL = "all";

  final LeafReader leaf;
  final DirectoryReader reader;
  /** by facet and ordinal: the value as numbers */
  final int[][][] values = new int[FACETS.length][][];
  /** by way of travelling: place, modes, most minutes, hectometres by bicycle, first document; one more at the end */
  final int[][] ways;
  final Map<Integer, int[]> travel;
  /** one more than the largest code of a competency */
  final int competencies;
  /** numbers of openings that people were rejected for */
  final Map<String, Integer> openings;

  private PeopleIndex(DirectoryReader reader, int[][] ways, Tables tables, int competencies) throws IOException {
    this.reader = reader;
    this.leaf = reader.leaves().get(0).reader();
    this.ways = ways;
    this.travel = tables.travel;
    this.competencies = competencies;
    this.openings = tables.openings;
    for (int facet = 0; facet < FACETS.length; facet++) {
      SortedDocValues sorted = DocValues.getSorted(leaf, FACETS[facet]);
      values[facet] = new int[sorted.getValueCount()][];
      for (int ord = 0; ord < values[facet].length; ord++) values[facet][ord] = numbers(sorted.lookupOrd(ord));
    }
  }

  /** Writes and opens the index. */
  static PeopleIndex of(Tables tables, Path folder, boolean terms) throws IOException {
    Integer[] order = new Integer[tables.people];
    Arrays.setAll(order, person -> person);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(person -> tables.place[person])
            .thenComparingInt(person -> tables.modes[person])
            .thenComparingInt(person -> tables.maxMinutes[person])
            .thenComparingInt(person -> tables.bicycle[person]));
    int[][] ways = new int[1024][];
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
        int[] way = {
          tables.place[person], tables.modes[person], tables.maxMinutes[person], tables.bicycle[person], number
        };
        if (count == 0 || !Arrays.equals(ways[count - 1], 0, 4, way, 0, 4)) {
          if (count + 1 == ways.length) ways = Arrays.copyOf(ways, 2 * ways.length);
          ways[count++] = way;
        }
        int[] records = tables.records.of(person);
        for (int record : records) competencies = Math.max(competencies, (record >> 6) + 1);
        writer.addDocument(document(tables, person, count - 1, records, terms));
      }
      writer.forceMerge(1);
    }
    ways = Arrays.copyOf(ways, count + 1);
    ways[count] = new int[] {-1, 0, 0, 0, order.length};
    return new PeopleIndex(DirectoryReader.open(directory), ways, tables, competencies);
  }

  private static Document document(Tables tables, int person, int way, int[] records, boolean terms) {
    Document document = new Document();
    document.add(new BinaryDocValuesField("id", new BytesRef(tables.ids[person])));
    number(document, "way", way);
    number(document, "draw", tables.draw[person]);
    number(document, "waiting", tables.waiting[person]);
    number(document, "away", tables.away[person]);
    number(document, "available", tables.available[person]);
    for (int age = 0; age < LEGAL.length; age++) number(document, LEGAL[age], tables.legal[age][person]);
    int[][] facets = {
      tables.hours.of(person),
      tables.week.of(person),
      tables.languages.of(person),
      after(tables.askedPackages[person] ? 1 : 0, tables.packages.of(person)),
      after(tables.hasGoals[person] ? 1 : 0, tables.goals.of(person)),
      tables.credentials.of(person),
      tables.placements.of(person),
      tables.schemes.of(person),
    };
    for (int facet = 0; facet < FACETS.length; facet++) {
      document.add(new SortedDocValuesField(FACETS[facet], bytes(facets[facet])));
    }
    for (int code : tables.visible.of(person)) term(document, "visible", code < 0 ? ALL : String.valueOf(code), 1);
    for (int code : tables.declined.of(person)) term(document, "declined", String.valueOf(code), 1);
    pairs(document, "limit", tables.limits.of(person));
    pairs(document, "rejected", tables.rejections.of(person));
    if (terms) for (int record : records) term(document, "can", String.valueOf(record), 1);
    else document.add(new BinaryDocValuesField("records", bytes(records)));
    return document;
  }

  private static void number(Document document, String field, int value) {
    document.add(new NumericDocValuesField(field, value));
  }

  /** A term and a number of 0 or more. */
  private static void pairs(Document document, String field, int[] rows) {
    for (int i = 0; i < rows.length; i += 2) term(document, field, String.valueOf(rows[i]), rows[i + 1] + 1);
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
