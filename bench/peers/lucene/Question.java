import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is asked for one opening, and what a value of doc values is worth for it. All arithmetic is in whole numbers. */
final class Question {
  /** The gate closes on everybody with this value. */
  static final int CLOSED = -1;
  static final int UNKNOWN = -1;
  static final int NOT_ABLE = -1;
  /** Kinds of records: level and evidence. */
  static final int RECORDS = 64;

  static final int FACTORS = 6;
  static final int COMPETENCIES = 0;
  static final int COMMUTE = 3;
  /** Factor that a facet's points belong to, by the order of {@link PeopleIndex#FACETS}; gates alone have none. */
  static final int[] FACTOR_OF = {-1, 1, 2, 5, 4, 4, 0, -1, -1, -1, -1};

  private record Shift(int most, int halfHours, int prior, int[] grid) {}

  private record Weekly(int most, int least, int longest, int losePerHour, int prior) {}

  private record Skill(int skill, int asked, int[] points) {}

  private record Alternative(int language, int none, int recorded, int full, Skill[] skills) {}

  private record Packages(int code, int most, int prior, int[] credits) {}

  private record Credential(int code, int held, int unknown) {}

  /** Points of a competency for a task, by kind of record. */
  record Use(int task, int[] points) {}

  /** How trips become points. */
  record Travel(
      int workplace, int legal, int walk, int most, int soft, int zero, int beyondPermille, int prior) {}

  final int limit;
  final int openingMix;
  final int municipality;
  private final int start;
  private final int latestStart;
  /** place of the least age among 13, 15 and 18 */
  private final int age;
  final String opening;
  final int asOf;
  private final int fullTime;
  private final int leastHours;
  final int[] declined;
  private final Credential[] credentials;
  final int[] demands;
  /** null = the opening accepts none in particular */
  private final int[] schemes;
  private final boolean schemesLater;
  final Travel travel;
  private final Weekly weekly;
  private final Shift shift;
  private final Alternative[] languages;
  private final boolean safety;
  private final int oral;
  private final Packages packages;
  private final boolean goalsAsked;
  private final int noGoal;
  private final int[] goalPoints;
  /** by task: points when nothing is known */
  final int[] priors;
  /** points of all tasks at best */
  final int mostForTasks;
  final int[] competencies;
  final Use[] uses;

  Question(Words in) throws IOException {
    limit = in.number();
    openingMix = in.number();
    municipality = in.number();
    start = in.number();
    latestStart = in.number();
    age = in.number();
    opening = in.word();
    asOf = in.number();
    fullTime = in.number();
    leastHours = in.number();
    declined = in.numbers();
    credentials = new Credential[in.number()];
    for (int i = 0; i < credentials.length; i++) {
      credentials[i] = new Credential(in.number(), in.number(), in.number());
    }
    demands = in.numbers();
    boolean anyScheme = in.flag();
    schemesLater = in.flag();
    int[] withRoom = in.numbers();
    schemes = anyScheme ? withRoom : null;
    travel =
        in.flag()
            ? new Travel(
                in.number(), in.number(), in.number(), in.number(), in.number(), in.number(), in.number(), in.number())
            : null;
    weekly = in.flag() ? new Weekly(in.number(), in.number(), in.number(), in.number(), in.number()) : null;
    shift = in.flag() ? new Shift(in.number(), in.number(), in.number(), in.numbers()) : null;
    languages = new Alternative[in.number()];
    safety = in.flag();
    oral = in.number();
    for (int i = 0; i < languages.length; i++) {
      int language = in.number();
      int none = in.number();
      int recorded = in.number();
      int full = in.number();
      Skill[] skills = new Skill[in.number()];
      for (int j = 0; j < skills.length; j++) skills[j] = new Skill(in.number(), in.number(), in.numbers());
      languages[i] = new Alternative(language, none, recorded, full, skills);
    }
    packages = in.flag() ? new Packages(in.number(), in.number(), in.number(), in.numbers()) : null;
    goalsAsked = in.flag();
    noGoal = in.number();
    int[] pairs = in.numbers();
    int codes = 0;
    for (int i = 0; i < pairs.length; i += 2) codes = Math.max(codes, pairs[i] + 1);
    goalPoints = new int[codes];
    for (int i = 0; i < pairs.length; i += 2) goalPoints[pairs[i]] = pairs[i + 1];
    priors = in.numbers();
    mostForTasks = in.number();
    int[] evidence = in.numbers();
    competencies = new int[in.number()];
    uses = new Use[competencies.length];
    for (int i = 0; i < uses.length; i++) {
      competencies[i] = in.number();
      uses[i] = use(in.number(), in.flag(), in.number(), in.number(), in.number(), in.number(), evidence);
    }
  }

  private Use use(int task, boolean direct, int permille, int asked, int prior, int most, int[] evidence) {
    int[] points = new int[RECORDS];
    Arrays.fill(points, direct ? NOT_ABLE : priors[task]);
    for (int level = 1; level <= 4; level++) {
      for (int kind = 0; kind < evidence.length; kind++) {
        int credit = Math.min(level, asked) * evidence[kind] * permille / (asked * 1000);
        points[level << 3 | kind] = most * Math.max(credit, prior) / 1000;
      }
    }
    return new Use(task, points);
  }

  /** False when no answer to this facet changes anything. */
  boolean asksFor(int facet) {
    return switch (facet) {
      case PeopleIndex.LANGUAGES -> languages.length > 0;
      case PeopleIndex.PACKAGES -> packages != null;
      case PeopleIndex.GOALS -> goalsAsked;
      case PeopleIndex.HOURS -> weekly != null;
      case PeopleIndex.WEEK -> shift != null;
      case PeopleIndex.CREDENTIALS -> credentials.length > 0;
      case PeopleIndex.SCHEMES -> schemes != null;
      case PeopleIndex.DECLINED -> declined.length > 0;
      case PeopleIndex.LIMITS -> demands.length > 0;
      default -> true;
    };
  }

  /** Points of a facet at best. */
  int most(int facet) {
    return switch (facet) {
      case PeopleIndex.LANGUAGES -> languages[0].full;
      case PeopleIndex.PACKAGES -> packages.most;
      case PeopleIndex.GOALS -> Math.max(noGoal, IntStream.of(goalPoints).max().orElse(0));
      case PeopleIndex.HOURS -> weekly.most;
      case PeopleIndex.WEEK -> shift.most;
      case PeopleIndex.CREDENTIALS -> Stream.of(credentials).mapToInt(one -> Math.max(one.held, one.unknown)).sum();
      default -> 0;
    };
  }

  /** Points for the value that stands between two places, or {@link #CLOSED}. */
  int answer(int facet, int[] values, int from, int to) {
    return switch (facet) {
      case PeopleIndex.DAYS -> ofDays(values, from);
      case PeopleIndex.LANGUAGES -> ofLanguages(values, from, to);
      case PeopleIndex.PACKAGES -> ofPackages(values, from, to);
      case PeopleIndex.GOALS -> ofGoals(values, from, to);
      case PeopleIndex.HOURS -> ofHours(values, from);
      case PeopleIndex.WEEK -> ofWeek(values, from, to);
      case PeopleIndex.CREDENTIALS -> ofCredentials(values, from, to);
      case PeopleIndex.PLACEMENTS -> ofPlacements(values, from, to);
      case PeopleIndex.SCHEMES -> ofSchemes(values, from, to);
      case PeopleIndex.DECLINED -> ofDeclined(values, from, to);
      default -> ofLimits(values, from, to);
    };
  }

  private int ofDays(int[] value, int at) {
    boolean open = value[at] < start && value[at + 1] <= latestStart && value[at + 2 + age] <= start;
    return open ? 0 : CLOSED;
  }

  private int ofHours(int[] value, int at) {
    if (value[at] == 0) return weekly.prior;
    int apart = Math.max(0, Math.max(weekly.least - value[at + 2], value[at + 1] - weekly.longest));
    return weekly.most * Math.max(0, 1000 - weekly.losePerHour * apart) / 1000;
  }

  private int ofWeek(int[] value, int from, int to) {
    if (from == to) return shift.prior;
    int common = 0;
    for (int i = from; i < to; i++) common += Integer.bitCount(value[i] & shift.grid[i - from]);
    return shift.most * (common * 1000 / shift.halfHours) / 1000;
  }

  private int ofLanguages(int[] value, int from, int to) {
    int best = 0;
    boolean safe = false;
    for (Alternative alternative : languages) {
      int row = row(value, from, to, 1 + Tables.SKILLS, alternative.language);
      best = Math.max(best, ofLanguage(alternative, value, row));
      safe |= row < 0 || !isShort(alternative, value, row);
    }
    return safety && !safe ? CLOSED : best;
  }

  private int ofLanguage(Alternative alternative, int[] value, int row) {
    if (row < 0) return alternative.none;
    if (alternative.skills.length == 0) {
      for (int skill = 0; skill < Tables.SKILLS; skill++) {
        if ((oral >> skill & 1) != 0 && value[row + 1 + skill] >= 0) return alternative.full;
      }
      return alternative.recorded;
    }
    int sum = 0;
    for (Skill skill : alternative.skills) sum += skill.points[value[row + 1 + skill.skill] + 1];
    return sum;
  }

  private static boolean isShort(Alternative alternative, int[] value, int row) {
    for (Skill skill : alternative.skills) {
      int held = value[row + 1 + skill.skill];
      if (held >= 0 && held < skill.asked) return true;
    }
    return false;
  }

  private int ofPackages(int[] value, int from, int to) {
    if (value[from] == 0) return packages.prior;
    int row = row(value, from + 1, to, 3, packages.code);
    if (row < 0) return 0;
    int here = value[row + 1] + 1;
    int credit = packages.credits[here];
    int next = here + 1 < packages.credits.length ? packages.credits[here + 1] : credit;
    return packages.most * (credit + (next - credit) * value[row + 2] / 1000) / 1000;
  }

  private int ofGoals(int[] value, int from, int to) {
    if (value[from] == 0) return noGoal;
    int best = 0;
    for (int i = from + 1; i < to; i++) if (value[i] < goalPoints.length) best = Math.max(best, goalPoints[value[i]]);
    return best;
  }

  private int ofCredentials(int[] value, int from, int to) {
    int sum = 0;
    for (Credential credential : credentials) {
      int row = row(value, from, to, 3, credential.code);
      boolean held = row >= 0 && value[row + 1] >= start;
      if (row >= 0 && !held && value[row + 2] == 0) return CLOSED;
      sum += held ? credential.held : credential.unknown;
    }
    return sum;
  }

  private int ofPlacements(int[] value, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i += 3) {
      if (value[i] <= start && value[i + 1] >= start) sum += value[i + 2];
    }
    return sum > 0 && (sum >= fullTime || sum > fullTime - leastHours) ? CLOSED : 0;
  }

  /** Closed when no accepted scheme with room is open on the start. */
  private int ofSchemes(int[] value, int from, int to) {
    for (int scheme : schemes) {
      int row = row(value, from, to, 3, scheme);
      if (row < 0 || value[row + 2] >= start && !(schemesLater && value[row + 1] > start)) return 0;
    }
    return CLOSED;
  }

  private int ofDeclined(int[] value, int from, int to) {
    for (int i = from; i < to; i++) for (int task : declined) if (value[i] == task) return CLOSED;
    return 0;
  }

  private int ofLimits(int[] value, int from, int to) {
    for (int i = 0; i < demands.length; i += 2) {
      int row = row(value, from, to, 2, demands[i]);
      if (row >= 0 && value[row + 1] < demands[i + 1]) return CLOSED;
    }
    return 0;
  }

  /** By way of travelling: points, or {@link #CLOSED}. */
  int[] ofWays(int[][] ways, int[] trips) {
    int[] points = new int[ways.length];
    for (int from = 0, to; from < points.length; from = to) {
      int place = ways[from][0];
      int trip = place * Tables.TRIP;
      boolean known = place >= 0 && trip < trips.length && trips[trip] != UNKNOWN;
      boolean reaches = !known;
      for (int mode = 1; known && mode < Tables.TRIP; mode++) {
        int minutes = trips[trip + mode];
        reaches |= minutes >= 0 && minutes <= travel.legal;
      }
      for (to = from; to < points.length && ways[to][0] == place; to++) {
        boolean told = known && ways[to][1] != 0;
        points[to] = !told ? travel.prior : reaches ? ofWay(ways[to], trips, trip) : CLOSED;
      }
    }
    return points;
  }

  private int ofWay(int[] way, int[] trips, int trip) {
    int hectometres = trips[trip];
    int fastest = Integer.MAX_VALUE;
    int own = Integer.MAX_VALUE;
    for (int mode = 0; mode < Tables.TRIP - 1; mode++) {
      int minutes = trips[trip + 1 + mode];
      if ((way[1] >> mode & 1) == 0 || minutes < 0) continue;
      fastest = Math.min(fastest, minutes);
      if (mode == 0 && hectometres > travel.walk || mode == 1 && hectometres > way[3]) continue;
      own = Math.min(own, minutes);
    }
    if (fastest > travel.legal) return CLOSED;
    if (own == Integer.MAX_VALUE) return 0;
    int credit = Math.max(0, Math.min(1000, (travel.zero - own) * 1000 / (travel.zero - travel.soft)));
    if (own > way[2]) credit = credit * travel.beyondPermille / 1000;
    return travel.most * credit / 1000;
  }

  private static int row(int[] value, int from, int to, int width, int code) {
    for (int i = from; i < to; i += width) if (value[i] == code) return i;
    return -1;
  }
}
