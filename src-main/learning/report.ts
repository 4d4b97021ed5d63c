import type { Tensors } from './algebra/tensor'

/** How a column's values are written: whole, in per cent (given as a share from 0 to 1), with sensible digits, as text. */
export type ColumnKind = 'count' | 'share' | 'number' | 'text'

export interface Column {
  /** Two or three words above the column. */
  readonly title: string
  readonly kind: ColumnKind
}

/** The columns of a table, in order, by the name that a row's value has. */
export type Columns = Readonly<Record<string, Column>>

/** One line of a table. A value that is not there is left out. */
export type Row = Readonly<Record<string, number | string>>

/**
 * Numbers ready to be drawn, by name.
 * lines: `x` (K) and one or more other tensors (K each), drawn over it.
 * points: `x` (N x 2), and where they have classes, `class` (N).
 * field: `x` (W) and `y` (H), and over their grid one or more tensors (H x W).
 * tensors: anything else, for example weights.
 */
export interface Figure {
  /** In words that an identifier can hold, for example "decision-field". */
  readonly name: string
  readonly title: string
  readonly kind: 'lines' | 'points' | 'field' | 'tensors'
  readonly tensors: Tensors
}

/** What an experiment finds on its way, piece by piece. */
export type Finding = { readonly row: Row } | { readonly figure: Figure } | { readonly note: string }
