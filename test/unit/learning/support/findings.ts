import { Explanation, type ExplanationDeclaration } from '../../../../src-main/learning/explain/explanation'
import type { ExplanationInput } from '../../../../src-main/learning/explain/explanation'
import { defaultsOf, type Parameters } from '../../../../src-main/learning/parameters'
import type { Figure, Row } from '../../../../src-main/learning/report'

/** Everything that an explanation found, by kind. */
export interface Findings {
  readonly rows: readonly Row[]
  readonly figures: readonly Figure[]
  readonly notes: readonly string[]
}

/** Runs an explanation to its end, with its defaults but for `changes`. */
export function findingsOf<P extends Parameters>(
  declaration: ExplanationDeclaration<P>,
  changes: Readonly<Record<string, unknown>> = {},
  input: ExplanationInput = { seed: 7 }
): Findings {
  const rows: Row[] = []
  const figures: Figure[] = []
  const notes: string[] = []
  const parameters = { ...defaultsOf(declaration.parameters), ...changes }
  for (const finding of new Explanation(declaration, parameters).findings(input)) {
    if (finding === undefined) continue
    if ('row' in finding) rows.push(finding.row)
    else if ('figure' in finding) figures.push(finding.figure)
    else notes.push(finding.note)
  }
  return { rows, figures, notes }
}

/** The last figure of that name. */
export function figureOf({ figures }: Findings, name: string): Figure {
  const found = figures.filter((figure) => figure.name === name).at(-1)
  if (found === undefined) throw new Error(`there is no figure ${name}`)
  return found
}

/** A column of the table; NaN where a row has no such value. */
export function columnOf({ rows }: Findings, name: string): number[] {
  return rows.map((row) => Number(row[name] ?? NaN))
}
