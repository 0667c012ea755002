/** Flags of Node with which the built programs are started, as in the scripts of `package.json` and the Dockerfile. */
export const PROGRAM_FLAGS: readonly string[] = ['--max-semi-space-size=64'];
