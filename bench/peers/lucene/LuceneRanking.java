import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Version;

/**
 * Ranks people with Lucene, asked through a pipe. The argument is an empty folder for the index. Words it
 * reads:
 *
 * <ul>
 *   <li>{@code people N}, then {@code rows TABLE COUNT} and the rows, then {@code build};
 *   <li>{@code ask} and a question, as often as wanted; {@code ping} does nothing.
 * </ul>
 *
 * Each of {@code build}, {@code ask} and {@code ping} is answered with one line; {@code build} with Lucene's version, the
 * bytes of the index and those of the heap.
 */
public final class LuceneRanking {
  private LuceneRanking() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Words in = new Words(System.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Tables tables = null;
    PeopleIndex index = null;
    IndexSearcher searcher = null;
    for (String word = in.word(); word != null; word = in.word()) {
      switch (word) {
        case "people" -> tables = new Tables(in.number());
        case "rows" -> tables.read(in.word(), in.number(), in);
        case "build" -> {
          index = PeopleIndex.of(tables, folder);
          tables = null;
          searcher = new IndexSearcher(index.reader);
          System.gc();
          Runtime runtime = Runtime.getRuntime();
          long heap = runtime.totalMemory() - runtime.freeMemory();
          tell(out, Version.LATEST + " " + index.bytes + " " + heap);
        }
        case "ping" -> tell(out, "");
        case "ask" -> tell(out, new Ranking(index, new Question(in)).answer(searcher));
        default -> throw new IOException("unknown word " + word);
      }
    }
  }

  private static void tell(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
