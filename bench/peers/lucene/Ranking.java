import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/**
 * One question answered: a query whose clauses are the gates that terms can tell (travel, sharing, declined tasks, limits,
 * rejections), and a collector that asks the other gates and adds points up.
 */
final class Ranking extends SimpleCollector {
  private static final int UNANSWERED = -2;
  /** Bits of a line's place: days of waiting, then the mixed draw; the total stands above them. */
  private static final int WAITING_BITS = 17;

  private final PeopleIndex index;
  private final Question question;
  /** by way of travelling; null = nobody has to travel */
  private final int[] ofWay;
  private final int[] facets;
  private final int[][] answers;
  /** competencies as terms, their points as scores; otherwise each person's records are read */
  private final boolean terms;
  private final int most;
  private final int priors;
  private final Question.Use[][] uses;
  private final int[] best;

  private final long[] keys;
  private final int[] docs;
  private int size;
  private long least = -1;

  private SortedDocValues[] ords;
  private NumericDocValues ways;
  private NumericDocValues away;
  private NumericDocValues available;
  private NumericDocValues legal;
  private NumericDocValues waiting;
  private NumericDocValues draw;
  private BinaryDocValues records;
  private PostingsEnum[] notAble;
  private Scorable scorer;

  Ranking(PeopleIndex index, Question question, boolean terms) {
    this.index = index;
    this.question = question;
    this.terms = terms;
    int[] asked = new int[PeopleIndex.FACETS.length];
    int count = 0;
    // gates first
    for (int facet = asked.length - 1; facet >= 0; facet--) if (question.asksFor(facet)) asked[count++] = facet;
    facets = Arrays.copyOf(asked, count);
    answers = new int[asked.length][];
    for (int facet : facets) {
      answers[facet] = new int[index.values[facet].length];
      Arrays.fill(answers[facet], UNANSWERED);
    }
    ofWay = question.travel == null ? null : waysOf(index, question);
    most = question.mostForTasks;
    priors = Arrays.stream(question.priors).sum();
    best = new int[question.priors.length];
    uses = terms ? null : new Question.Use[index.competencies][];
    if (!terms) {
      for (int i = 0; i < question.uses.length; i++) {
        int code = question.competencies[i];
        if (code >= uses.length) continue;
        Question.Use[] known = uses[code] == null ? new Question.Use[0] : uses[code];
        uses[code] = Arrays.copyOf(known, known.length + 1);
        uses[code][known.length] = question.uses[i];
      }
    }
    keys = new long[question.limit];
    docs = new int[question.limit];
  }

  private static int[] waysOf(PeopleIndex index, Question question) {
    int[] trips = index.travel.getOrDefault(question.travel.workplace(), new int[0]);
    int[] points = new int[index.ways.length - 1];
    for (int way = 0; way < points.length; way++) points[way] = question.ofWay(index.ways[way], trips);
    return points;
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
    for (int code : question.declined) all.add(new TermQuery(term("declined", code)), Occur.MUST_NOT);
    for (int i = 0; i < question.demands.length; i += 2) {
      int amount = question.demands[i + 1];
      all.add(new Counted(term("limit", question.demands[i]), often -> often - 1 < amount), Occur.MUST_NOT);
    }
    Integer opening = index.openings.get(question.opening);
    if (opening != null) {
      all.add(new Counted(term("rejected", opening), often -> often - 1 >= question.asOf), Occur.MUST_NOT);
    }
    if (terms) for (Query task : tasks()) all.add(task, Occur.SHOULD);
    return all.build();
  }

  /** By task: the best record, as what it adds to knowing nothing; nothing for who is not able. */
  private List<Query> tasks() {
    Map<Integer, List<Query>> byTask = new LinkedHashMap<>();
    Map<Integer, Query> unable = new LinkedHashMap<>();
    for (int i = 0; i < question.uses.length; i++) {
      Question.Use use = question.uses[i];
      int prior = question.priors[use.task()];
      for (int record = 0; record < Question.RECORDS; record++) {
        TermQuery term = new TermQuery(term("can", question.competencies[i] << 6 | record));
        int points = use.points()[record];
        if (points > prior) {
          byTask
              .computeIfAbsent(use.task(), task -> new ArrayList<>())
              .add(new BoostQuery(new ConstantScoreQuery(term), points - prior));
        } else if (points == Question.NOT_ABLE && record < 8) {
          unable.merge(
              use.task(),
              term,
              (a, b) -> new BooleanQuery.Builder().add(a, Occur.SHOULD).add(b, Occur.SHOULD).build());
        }
      }
    }
    List<Query> tasks = new ArrayList<>();
    byTask.forEach(
        (task, records) -> {
          Query dismax = new DisjunctionMaxQuery(records, 0);
          Query not = unable.get(task);
          tasks.add(
              not == null
                  ? dismax
                  : new BooleanQuery.Builder().add(dismax, Occur.MUST).add(not, Occur.MUST_NOT).build());
        });
    return tasks;
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
      int start = index.ways[way][4];
      int end = index.ways[way + 1][4];
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
    away = DocValues.getNumeric(leaf, "away");
    available = DocValues.getNumeric(leaf, "available");
    legal = DocValues.getNumeric(leaf, PeopleIndex.LEGAL[question.age]);
    waiting = DocValues.getNumeric(leaf, "waiting");
    draw = DocValues.getNumeric(leaf, "draw");
    if (!terms) {
      records = DocValues.getBinary(leaf, "records");
      return;
    }
    notAble = new PostingsEnum[question.priors.length * 8];
    int count = 0;
    unableTask = new int[notAble.length];
    for (int i = 0; i < question.uses.length; i++) {
      if (!question.uses[i].direct()) continue;
      for (int record = 0; record < 8; record++) {
        PostingsEnum found = leaf.postings(term("can", question.competencies[i] << 6 | record), PostingsEnum.NONE);
        if (found == null) continue;
        unableTask[count] = question.uses[i].task();
        notAble[count++] = found;
      }
    }
    notAble = Arrays.copyOf(notAble, count);
  }

  private int[] unableTask;

  private void open(LeafReader leaf) throws IOException {
    ords = new SortedDocValues[answers.length];
    for (int facet : facets) ords[facet] = DocValues.getSorted(leaf, PeopleIndex.FACETS[facet]);
    ways = DocValues.getNumeric(leaf, "way");
  }

  @Override
  public void setScorer(Scorable scorer) {
    this.scorer = scorer;
  }

  @Override
  public ScoreMode scoreMode() {
    return terms ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public void collect(int doc) throws IOException {
    if (PeopleIndex.at(available, doc) > question.latestStart) return;
    if (PeopleIndex.at(away, doc) >= question.start) return;
    if (PeopleIndex.at(legal, doc) > question.start) return;
    int total = 0;
    for (int facet : facets) {
      int points = answer(facet, doc);
      if (points < 0) return;
      total += points;
    }
    if (ofWay != null) total += ofWay[PeopleIndex.at(ways, doc)];
    long threshold = size == keys.length ? least >> WAITING_BITS + 32 : 0;
    if (total + most < threshold) return;
    total += terms ? ofTerms(doc) : ofRecords(doc);
    if (total < threshold) return;
    long waited = (1 << WAITING_BITS) - 1 - PeopleIndex.at(waiting, doc);
    long mixed = 0xffffffffL - (mix(PeopleIndex.at(draw, doc) ^ question.openingMix) & 0xffffffffL);
    offer(((long) total << WAITING_BITS | waited) << 32 | mixed, doc);
  }

  private int answer(int facet, int doc) throws IOException {
    SortedDocValues values = ords[facet];
    values.advanceExact(doc);
    int ord = values.ordValue();
    int known = answers[facet][ord];
    return known == UNANSWERED ? answers[facet][ord] = question.answer(facet, index.values[facet][ord]) : known;
  }

  private int ofTerms(int doc) throws IOException {
    int points = priors + Math.round(scorer.score());
    for (int i = 0; i < notAble.length; i++) {
      PostingsEnum unable = notAble[i];
      if (unable.docID() < doc) unable.advance(doc);
      if (unable.docID() == doc) points -= question.priors[unableTask[i]];
    }
    return points;
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
    least = keys[0];
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
      if (ofWay != null) rest -= points[Question.COMMUTE] = ofWay[PeopleIndex.at(ways, doc)];
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
