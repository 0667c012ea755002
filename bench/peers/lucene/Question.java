import java.io.IOException;
import java.util.Arrays;

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
  static final int[] FACTOR_OF = {4, 4, 1, 2, 5, 0, -1, -1};

  private record Shift(int most, int halfHours, int prior, int[] grid) {}

  private record Weekly(int most, int least, int longest, int losePerHour, int prior) {}

  private record Skill(int skill, int asked, int[] points) {}

  private record Alternative(int language, int none, int recorded, int full, Skill[] skills) {}

  private record Packages(int code, int most, int prior, int[] credits) {}

  private record Credential(int code, int held, int unknown) {}

  /** Points of a competency for a task, by kind of record. */
  record Use(int task, boolean direct, int[] points) {}

  /** How trips become points. */
  record Travel(
      int workplace, int legal, int walk, int most, int soft, int zero, int beyondPermille, int prior) {}

  final int limit;
  final int openingMix;
  final int municipality;
  final int start;
  final int latestStart;
  /** place of the least age in {@link PeopleIndex#LEGAL} */
  final int age;
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
    return new Use(task, direct, points);
  }

  /** False when no answer to this facet changes anything. */
  boolean asksFor(int facet) {
    return switch (PeopleIndex.FACETS[facet]) {
      case "hours" -> weekly != null;
      case "week" -> shift != null;
      case "languages" -> languages.length > 0;
      case "packages" -> packages != null;
      case "goals" -> goalsAsked;
      case "credentials" -> credentials.length > 0;
      case "schemes" -> schemes != null;
      default -> true;
    };
  }

  /** Points for a value of a facet, or {@link #CLOSED}. */
  int answer(int facet, int[] value) {
    return switch (PeopleIndex.FACETS[facet]) {
      case "hours" -> ofHours(value);
      case "week" -> ofWeek(value);
      case "languages" -> ofLanguages(value);
      case "packages" -> ofPackages(value);
      case "goals" -> ofGoals(value);
      case "credentials" -> ofCredentials(value);
      case "placements" -> ofPlacements(value);
      default -> ofSchemes(value);
    };
  }

  private int ofHours(int[] value) {
    if (value[0] == 0) return weekly.prior;
    int apart = Math.max(0, Math.max(weekly.least - value[2], value[1] - weekly.longest));
    return weekly.most * Math.max(0, 1000 - weekly.losePerHour * apart) / 1000;
  }

  private int ofWeek(int[] value) {
    if (value.length == 0) return shift.prior;
    int common = 0;
    for (int i = 0; i < value.length; i++) common += Integer.bitCount(value[i] & shift.grid[i]);
    return shift.most * (common * 1000 / shift.halfHours) / 1000;
  }

  private int ofLanguages(int[] value) {
    int best = 0;
    boolean safe = false;
    for (Alternative alternative : languages) {
      int row = row(value, 0, 1 + Tables.SKILLS, alternative.language);
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

  private int ofPackages(int[] value) {
    if (value[0] == 0) return packages.prior;
    int row = row(value, 1, 3, packages.code);
    if (row < 0) return 0;
    int here = value[row + 1] + 1;
    int credit = packages.credits[here];
    int next = here + 1 < packages.credits.length ? packages.credits[here + 1] : credit;
    return packages.most * (credit + (next - credit) * value[row + 2] / 1000) / 1000;
  }

  private int ofGoals(int[] value) {
    if (value[0] == 0) return noGoal;
    int best = 0;
    for (int i = 1; i < value.length; i++) if (value[i] < goalPoints.length) best = Math.max(best, goalPoints[value[i]]);
    return best;
  }

  private int ofCredentials(int[] value) {
    int sum = 0;
    for (Credential credential : credentials) {
      int row = row(value, 0, 3, credential.code);
      boolean held = row >= 0 && value[row + 1] >= start;
      if (row >= 0 && !held && value[row + 2] == 0) return CLOSED;
      sum += held ? credential.held : credential.unknown;
    }
    return sum;
  }

  private int ofPlacements(int[] value) {
    int sum = 0;
    for (int i = 0; i < value.length; i += 3) {
      if (value[i] <= start && value[i + 1] >= start) sum += value[i + 2];
    }
    return sum > 0 && (sum >= fullTime || sum > fullTime - leastHours) ? CLOSED : 0;
  }

  /** Closed when no accepted scheme with room is open on the start. */
  private int ofSchemes(int[] value) {
    for (int scheme : schemes) {
      int row = row(value, 0, 3, scheme);
      if (row < 0 || value[row + 2] >= start && !(schemesLater && value[row + 1] > start)) return 0;
    }
    return CLOSED;
  }

  /** Points for the way of travelling from a place, or {@link #CLOSED}. */
  int ofWay(int[] way, int[] trips) {
    int trip = way[0] * Tables.TRIP;
    int modes = way[1];
    if (modes == 0 || way[0] < 0 || trip >= trips.length || trips[trip] == UNKNOWN) return travel.prior;
    int hectometres = trips[trip];
    int fastest = Integer.MAX_VALUE;
    int own = Integer.MAX_VALUE;
    for (int mode = 0; mode < Tables.TRIP - 1; mode++) {
      int minutes = trips[trip + 1 + mode];
      if ((modes >> mode & 1) == 0 || minutes < 0) continue;
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

  private static int row(int[] value, int from, int width, int code) {
    for (int i = from; i < value.length; i += width) if (value[i] == code) return i;
    return -1;
  }
}
