import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads words and whole numbers that are parted by blanks or line ends. */
final class Words {
  private final InputStream source;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] word = new byte[64];

  Words(InputStream source) {
    this.source = source;
  }

  /** The next word, null at the end. */
  String word() throws IOException {
    int next = skipBlanks();
    if (next < 0) return null;
    int length = 0;
    while (next > ' ') {
      if (length == word.length) word = Arrays.copyOf(word, 2 * length);
      word[length++] = (byte) next;
      next = read();
    }
    return new String(word, 0, length, StandardCharsets.UTF_8);
  }

  /** The next whole number; unsigned ones of 32 bits keep their bits. */
  int number() throws IOException {
    int next = skipBlanks();
    boolean negative = next == '-';
    if (negative) next = read();
    if (next < '0' || next > '9') throw new IOException("a number is needed");
    int value = 0;
    for (; next >= '0' && next <= '9'; next = read()) value = 10 * value + next - '0';
    if (next > ' ') throw new IOException("a whole number is needed");
    return negative ? -value : value;
  }

  boolean flag() throws IOException {
    return number() != 0;
  }

  /** A count and as many numbers. */
  int[] numbers() throws IOException {
    int[] values = new int[number()];
    for (int i = 0; i < values.length; i++) values[i] = number();
    return values;
  }

  private int skipBlanks() throws IOException {
    int next = read();
    while (next >= 0 && next <= ' ') next = read();
    return next;
  }

  private int read() throws IOException {
    if (at == end) {
      end = source.read(buffer);
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }
}
