import type { RunConfiguration } from '../contract/configuration'

/** An experiment of the lecture, as data. */
export interface Lab {
  readonly name: string
  readonly title: string
  /** Where the lecture does it. */
  readonly section: string
  /** One or two sentences for the list of labs. */
  readonly summary: string
  /** What the table shows when the lab runs as it is: said below it. One or two sentences. */
  readonly lesson: string
  /** What the lab does unless it is told otherwise. */
  readonly configuration: RunConfiguration
}
