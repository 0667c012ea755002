import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The rows as they come, kept as numbers until the index is made. Days count from 1900-01-01. */
final class Tables {
  static final int SKILLS = 5;
  private static final int MODES = 4;
  /** what the travel table says of a place: hectometres, then minutes by mode; -1 = unknown or not possible */
  static final int TRIP = 1 + MODES;

  /** Lists of numbers, one for each person; rows come in the order of the people. */
  static final class Lists {
    private int[] values = new int[1024];
    private final int[] ends;
    private int last;
    private int size;

    Lists(int people) {
      ends = new int[people];
    }

    void add(int person, int... row) {
      if (person < last) throw new IllegalStateException("rows are not in the order of the people");
      while (last < person) ends[last++] = size;
      if (size + row.length > values.length) values = Arrays.copyOf(values, 2 * (size + row.length));
      for (int value : row) values[size++] = value;
    }

    int[] of(int person) {
      int from = person == 0 ? 0 : end(person - 1);
      return Arrays.copyOfRange(values, from, end(person));
    }

    private int end(int person) {
      return person < last ? ends[person] : size;
    }
  }

  final int people;
  final String[] ids;
  final int[] draw;
  final int[] waiting;
  final int[] place;
  final int[] modes;
  final int[] maxMinutes;
  final int[] bicycle;
  /** municipalities that may see the case; -1 = all */
  final Lists visible;
  /** away until, available from, first days on which somebody may work by least age */
  final Lists days;
  final Lists hours;
  final Lists week;
  final Lists records;
  final Lists credentials;
  final Lists languages;
  final Lists packages;
  final Lists schemes;
  final Lists goals;
  final Lists declined;
  final Lists limits;
  final Lists placements;
  final Lists rejections;
  final boolean[] askedPackages;
  final boolean[] hasGoals;
  /** numbers of openings that people were rejected for */
  final Map<String, Integer> openings = new HashMap<>();
  /** by workplace: trips from every place */
  final Map<Integer, int[]> travel = new HashMap<>();

  Tables(int people) {
    this.people = people;
    ids = new String[people];
    draw = new int[people];
    waiting = new int[people];
    place = new int[people];
    modes = new int[people];
    maxMinutes = new int[people];
    bicycle = new int[people];
    visible = new Lists(people);
    days = new Lists(people);
    hours = new Lists(people);
    week = new Lists(people);
    records = new Lists(people);
    credentials = new Lists(people);
    languages = new Lists(people);
    packages = new Lists(people);
    schemes = new Lists(people);
    goals = new Lists(people);
    declined = new Lists(people);
    limits = new Lists(people);
    placements = new Lists(people);
    rejections = new Lists(people);
    askedPackages = new boolean[people];
    hasGoals = new boolean[people];
  }

  void read(String table, int rows, Words in) throws IOException {
    for (int row = 0; row < rows; row++) {
      switch (table) {
        case "person" -> person(in);
        case "competency" -> {
          int code = in.number();
          int person = in.number();
          int level = in.number();
          records.add(person, code << 6 | level << 3 | in.number());
        }
        case "credential" -> keyed(credentials, 2, in);
        case "language" -> keyed(languages, SKILLS, in);
        case "package" -> keyed(packages, 2, in);
        case "scheme_limit" -> keyed(schemes, 2, in);
        case "goal" -> keyed(goals, 0, in);
        case "declined" -> keyed(declined, 0, in);
        case "limit_" -> keyed(limits, 1, in);
        case "placement" -> placements.add(in.number(), in.number(), in.number(), in.number());
        case "rejection" -> {
          String opening = in.word();
          rejections.add(in.number(), openings.computeIfAbsent(opening, id -> openings.size()), in.number());
        }
        case "travel" -> trip(in);
        default -> throw new IOException("unknown table " + table);
      }
    }
  }

  private void person(Words in) throws IOException {
    int no = in.number();
    ids[no] = in.word();
    draw[no] = in.number();
    waiting[no] = in.number();
    int municipality = in.number();
    boolean all = in.flag();
    int[] shared = in.numbers();
    if (all) visible.add(no, -1);
    else {
      visible.add(no, municipality);
      visible.add(no, shared);
    }
    days.add(no, in.number(), in.number(), in.number(), in.number(), in.number());
    place[no] = in.number();
    modes[no] = in.number();
    maxMinutes[no] = in.number();
    bicycle[no] = in.number();
    hours.add(no, in.number(), in.number(), in.number());
    week.add(no, in.numbers());
    askedPackages[no] = in.flag();
    hasGoals[no] = in.flag();
  }

  /** A row that begins with a code and the person. */
  private static void keyed(Lists lists, int more, Words in) throws IOException {
    int[] row = new int[1 + more];
    row[0] = in.number();
    int person = in.number();
    for (int i = 1; i <= more; i++) row[i] = in.number();
    lists.add(person, row);
  }

  private void trip(Words in) throws IOException {
    int workplace = in.number();
    int from = in.number();
    int[] trips = travel.getOrDefault(workplace, new int[0]);
    if (trips.length < (from + 1) * TRIP) {
      int known = trips.length;
      trips = Arrays.copyOf(trips, Math.max((from + 1) * TRIP, 2 * known));
      Arrays.fill(trips, known, trips.length, -1);
      travel.put(workplace, trips);
    }
    for (int i = 0; i < TRIP; i++) trips[from * TRIP + i] = in.number();
  }
}
