/** What a command has open, and that it is closed in every case. */
/** What is open now, so that an interrupted command leaves no embedded server behind. */
const opened = new Set<() => Promise<void>>();

/** Closes whatever a command has open. */
export async function closeEngines(): Promise<void> {
  for (const close of [...opened].reverse()) await close();
}

/** Runs `work` and closes afterwards, also when it fails or the command is interrupted. */
export async function closing<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const once = async () => {
    if (opened.delete(once)) await close();
  };
  opened.add(once);
  try {
    return await work();
  } finally {
    await once();
  }
}

/**
 * Runs `work` with something that is being opened, and closes it afterwards. An interruption while it opens waits for
 * it: a server that is just starting would be left behind.
 */
export async function using<Opened extends { close(): Promise<void> }, T>(
  opening: Promise<Opened>,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const close = async () => {
    const opened = await opening.catch(() => undefined);
    await opened?.close();
  };
  return closing(close, async () => work(await opening));
}
