/**
 * A program in a process of its own as the one who started it sees it: Electron's utility process, or a fork of Node's.
 */
export interface ProgramProcess<Said, Heard> {
  send(message: Said): void
  onMessage(listener: (message: Heard) => void): void
  /** @param listener is told in words how the process ended, for example "with code 9" */
  onExit(listener: (how: string) => void): void
  kill(): void
}
