/**
 * Waits for something to become true by asking again and again, and fails with words when it does not in time. The
 * deadline is generous: it only ends a test that would never end.
 */
export async function until(what: string, check: () => Promise<boolean> | boolean, seconds = 240): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    if (await check()) return;
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
