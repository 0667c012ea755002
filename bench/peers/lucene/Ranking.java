import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/**
 * One question answered: a query whose clauses are who can get there, whose case is shared and who was rejected; and a
 * collector that asks the other gates, adds points up, keeps the best and leaves off early.
 *
 * <p>Forms that were tried, each with the same lists. Competencies as terms (one for each level and evidence), the best
 * of a task by {@code DisjunctionMaxQuery} over boosted constant scores and tasks added up by a {@code BooleanQuery},
 * took 2.8 to 4.4 times as long as reading each person's records from doc values: dozens of lists of documents have to
 * be moved on for everybody. Declined tasks and limits as excluding clauses took as long as from doc values, which the
 * collector need not read of everybody. Clauses kept from question to question (Lucene's own cache, left on) make no
 * difference at the median.
 */
final class Ranking extends SimpleCollector {
  private static final int UNANSWERED = 0;
  /** What is added to an answer that is kept, so that none is 0. */
  private static final int ANSWERED = 2;
  /** Bits of a line's place: days of waiting, then the mixed draw; the total stands above them. */
  private static final int WAITING_BITS = 17;

  private final PeopleIndex index;
  private final Question question;
  /** by way of travelling; null = nobody has to travel */
  private final int[] ofWay;
  private final int[] facets;
  private final int[][] answers;
  /** points at best of the facets from a place on, and of the tasks */
  private final int[] mostAfter;
  private final Question.Use[][] uses;
  private final int[] best;

  private final long[] keys;
  private final int[] docs;
  private int size;
  private long leastKey;

  private int way;
  private SortedDocValues[] ords;
  private NumericDocValues waiting;
  private NumericDocValues draw;
  private BinaryDocValues records;

  Ranking(PeopleIndex index, Question question) {
    this.index = index;
    this.question = question;
    int[] trips = question.travel == null ? null : index.travel.getOrDefault(question.travel.workplace(), new int[0]);
    ofWay = trips == null ? null : question.ofWays(index.ways, trips);
    facets = IntStream.range(0, PeopleIndex.FACETS.length).filter(question::asksFor).toArray();
    answers = new int[PeopleIndex.FACETS.length][];
    mostAfter = new int[facets.length + 1];
    mostAfter[facets.length] = question.mostForTasks;
    for (int at = facets.length - 1; at >= 0; at--) {
      mostAfter[at] = mostAfter[at + 1] + question.most(facets[at]);
      answers[facets[at]] = new int[index.starts[facets[at]].length - 1];
    }
    best = new int[question.priors.length];
    uses = new Question.Use[index.competencies][];
    for (int i = 0; i < question.uses.length; i++) {
      int code = question.competencies[i];
      if (code >= uses.length) continue;
      Question.Use[] known = uses[code] == null ? new Question.Use[0] : uses[code];
      uses[code] = Arrays.copyOf(known, known.length + 1);
      uses[code][known.length] = question.uses[i];
    }
    keys = new long[question.limit];
    docs = new int[question.limit];
  }

  /** The lines: an id, the total and points by factor each. */
  String answer(IndexSearcher searcher) throws IOException {
    searcher.search(query(), this);
    return lines();
  }

  private Query query() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (ofWay != null) all.add(stretches(), Occur.FILTER);
    all.add(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term("visible", PeopleIndex.ALL)), Occur.SHOULD)
            .add(new TermQuery(term("visible", question.municipality)), Occur.SHOULD)
            .build(),
        Occur.FILTER);
    Integer opening = index.openings.get(question.opening);
    if (opening != null) {
      all.add(new Counted(term("rejected", opening), often -> often - 1 >= question.asOf), Occur.MUST_NOT);
    }
    return all.build();
  }

  private static Term term(String field, int number) {
    return new Term(field, String.valueOf(number));
  }

  private Query stretches() {
    int[] starts = new int[ofWay.length];
    int[] ends = new int[ofWay.length];
    int count = 0;
    for (int way = 0; way < ofWay.length; way++) {
      if (ofWay[way] == Question.CLOSED) continue;
      int start = index.wayStarts[way];
      int end = index.wayStarts[way + 1];
      if (count > 0 && ends[count - 1] == start) ends[count - 1] = end;
      else {
        starts[count] = start;
        ends[count++] = end;
      }
    }
    int found = count;
    return new Given("ways") {
      @Override
      DocIdSetIterator documents(LeafReader leaf) {
        return new PeopleIndex.Stretches(starts, ends, found);
      }
    };
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    LeafReader leaf = context.reader();
    open(leaf);
    waiting = DocValues.getNumeric(leaf, "waiting");
    draw = DocValues.getNumeric(leaf, "draw");
    records = DocValues.getBinary(leaf, "records");
  }

  private void open(LeafReader leaf) throws IOException {
    way = 0;
    ords = new SortedDocValues[answers.length];
    for (int facet : facets) ords[facet] = DocValues.getSorted(leaf, PeopleIndex.FACETS[facet]);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /** Leaves off as soon as what is known shows that somebody cannot be on the list. */
  @Override
  public void collect(int doc) throws IOException {
    int least = size == keys.length ? (int) (leastKey >> WAITING_BITS + 32) : 0;
    int total = ofWay == null ? 0 : ofWay[wayOf(doc)];
    if (total + mostAfter[0] < least) return;
    for (int at = 0; at < facets.length; at++) {
      int points = answer(facets[at], doc);
      if (points == Question.CLOSED) return;
      total += points;
      if (total + mostAfter[at + 1] < least) return;
    }
    total += ofRecords(doc);
    if (total < least) return;
    long waited = (1 << WAITING_BITS) - 1 - PeopleIndex.at(waiting, doc);
    long mixed = 0xffffffffL - (mix(PeopleIndex.at(draw, doc) ^ question.openingMix) & 0xffffffffL);
    offer(((long) total << WAITING_BITS | waited) << 32 | mixed, doc);
  }

  /** The way of travelling of a document; documents are sorted by it, and asked for in their order. */
  private int wayOf(int doc) {
    while (index.wayStarts[way + 1] <= doc) way++;
    return way;
  }

  private int answer(int facet, int doc) throws IOException {
    SortedDocValues values = ords[facet];
    values.advanceExact(doc);
    int ord = values.ordValue();
    int known = answers[facet][ord];
    if (known != UNANSWERED) return known - ANSWERED;
    int[] starts = index.starts[facet];
    int answer = question.answer(facet, index.values[facet], starts[ord], starts[ord + 1]);
    answers[facet][ord] = answer + ANSWERED;
    return answer;
  }

  private int ofRecords(int doc) throws IOException {
    if (best.length == 0) return 0;
    System.arraycopy(question.priors, 0, best, 0, best.length);
    records.advanceExact(doc);
    BytesRef held = records.binaryValue();
    byte[] bytes = held.bytes;
    for (int at = held.offset, end = at + held.length; at < end; at += 4) {
      int record =
          bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
      Question.Use[] own = uses[record >> 6];
      if (own == null) continue;
      for (Question.Use use : own) {
        int points = use.points()[record & 63];
        int task = use.task();
        if (points == Question.NOT_ABLE) best[task] = Question.NOT_ABLE;
        else if (best[task] != Question.NOT_ABLE && points > best[task]) best[task] = points;
      }
    }
    int sum = 0;
    for (int points : best) sum += Math.max(0, points);
    return sum;
  }

  private static int mix(int draws) {
    int mixed = (draws ^ draws >>> 16) * 0x7feb352d;
    mixed = (mixed ^ mixed >>> 15) * 0x846ca68b;
    return mixed ^ mixed >>> 16;
  }

  /** Keeps the largest keys in a heap whose first is the least; equal keys go by id. */
  private void offer(long key, int doc) throws IOException {
    if (size < keys.length) {
      int at = size++;
      for (; at > 0 && isBehind(key, doc, at - 1 >> 1); at = at - 1 >> 1) put(at, keys[at - 1 >> 1], docs[at - 1 >> 1]);
      put(at, key, doc);
    } else {
      if (keys.length == 0 || isBehind(key, doc, 0)) return;
      int at = 0;
      for (int next; (next = 2 * at + 1) < size; at = next) {
        if (next + 1 < size && isBehind(keys[next + 1], docs[next + 1], next)) next++;
        if (isBehind(key, doc, next)) break;
        put(at, keys[next], docs[next]);
      }
      put(at, key, doc);
    }
    leastKey = keys[0];
  }

  private void put(int at, long key, int doc) {
    keys[at] = key;
    docs[at] = doc;
  }

  private boolean isBehind(long key, int doc, int place) throws IOException {
    if (key != keys[place]) return key < keys[place];
    return doc != docs[place] && id(doc).compareTo(id(docs[place])) > 0;
  }

  private BytesRef id(int doc) throws IOException {
    BinaryDocValues ids = DocValues.getBinary(index.leaf, "id");
    ids.advanceExact(doc);
    return BytesRef.deepCopyOf(ids.binaryValue());
  }

  private String lines() throws IOException {
    record Line(long key, int doc, BytesRef id, int[] points) {}
    Integer[] byDoc = new Integer[size];
    Arrays.setAll(byDoc, i -> i);
    Arrays.sort(byDoc, (a, b) -> Integer.compare(docs[a], docs[b]));
    open(index.leaf);
    BinaryDocValues ids = DocValues.getBinary(index.leaf, "id");
    Line[] lines = new Line[size];
    for (int i = 0; i < size; i++) {
      int doc = docs[byDoc[i]];
      long key = keys[byDoc[i]];
      int[] points = new int[Question.FACTORS];
      int rest = (int) (key >> WAITING_BITS + 32);
      for (int facet : facets) {
        int factor = Question.FACTOR_OF[facet];
        if (factor < 0) continue;
        int own = answer(facet, doc);
        points[factor] += own;
        rest -= own;
      }
      if (ofWay != null) rest -= points[Question.COMMUTE] = ofWay[wayOf(doc)];
      // what is left are the tasks
      points[Question.COMPETENCIES] += rest;
      ids.advanceExact(doc);
      lines[i] = new Line(key, doc, BytesRef.deepCopyOf(ids.binaryValue()), points);
    }
    Arrays.sort(lines, (a, b) -> a.key != b.key ? Long.compare(b.key, a.key) : a.id.compareTo(b.id));
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.id.utf8ToString()).append(' ').append(line.key >> WAITING_BITS + 32);
      for (int points : line.points) text.append(' ').append(points);
      text.append(';');
    }
    return text.toString();
  }

  /** A clause whose documents are worked out here; scores nothing. */
  private abstract static class Given extends Query {
    private final String name;

    Given(String name) {
      this.name = name;
    }

    /** The documents; null = none. */
    abstract DocIdSetIterator documents(LeafReader leaf) throws IOException;

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
      return new ConstantScoreWeight(this, boost) {
        @Override
        public Scorer scorer(LeafReaderContext context) throws IOException {
          DocIdSetIterator found = documents(context.reader());
          if (found == null) return null;
          TwoPhaseIterator checked = TwoPhaseIterator.unwrap(found);
          return checked == null
              ? new ConstantScoreScorer(this, score(), mode, found)
              : new ConstantScoreScorer(this, score(), mode, checked);
        }

        @Override
        public boolean isCacheable(LeafReaderContext context) {
          return false;
        }
      };
    }

    @Override
    public void visit(QueryVisitor visitor) {
      visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Documents with a term whose frequency passes. */
  private static final class Counted extends Given {
    private final Term term;
    private final IntPredicate passes;

    Counted(Term term, IntPredicate passes) {
      super(term.toString());
      this.term = term;
      this.passes = passes;
    }

    @Override
    DocIdSetIterator documents(LeafReader leaf) throws IOException {
      PostingsEnum postings = leaf.postings(term, PostingsEnum.FREQS);
      if (postings == null) return null;
      return TwoPhaseIterator.asDocIdSetIterator(
          new TwoPhaseIterator(postings) {
            @Override
            public boolean matches() throws IOException {
              return passes.test(postings.freq());
            }

            @Override
            public float matchCost() {
              return 1;
            }
          });
    }
  }
}
