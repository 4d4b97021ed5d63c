import type { RunCommand, RunData, RunProgress, RunResult, RunUpdate } from '../contract/run'

/** Where an experiment stands; how long it takes is the run loop's affair. */
export type Position = Omit<RunProgress, 'fraction' | 'elapsed' | 'remaining'>

/** What the run loop carries out: anything that can be done in small steps and tells what it finds. */
export interface Experiment {
  readonly data: RunData
  readonly ended: boolean
  /** Work done so far, in steps of its own. */
  readonly work: number
  /** Share of the work done, from 0 to 1, if nothing ends it before; 0 where that cannot be known. */
  readonly fraction: number
  readonly position: Position
  /**
   * Makes at most `limit` steps, at least one.
   * @param command what has been told: to run, or to take a step
   * @returns whether the step that `command` asks for has been taken
   */
  advance(limit: number, command: RunCommand): boolean
  /** What is new since it was last asked. */
  news(): RunUpdate
  /** Gives back what it holds outside of JavaScript's memory. */
  close?(): void
  /** How it ended, or that it has been stopped. */
  readonly result: Omit<RunResult, 'elapsed'>
}
