import type { ComponentType } from '../description'
import type { DialectChoice } from './csv-dialect'
import type { Encoding } from './csv-text'
import type { TargetChoice } from './labels'

/** What is done where a value is missing. */
export const missingPolicies = ['error', 'drop', 'mean'] as const
export type MissingPolicy = (typeof missingPolicies)[number]

/** A column by its name, or by its number from 1. */
export type ColumnChoice = string | number

/** How a table (CSV, TSV) is read. */
export interface TableOptions extends DialectChoice {
  readonly encoding?: Encoding | undefined
  /** The column of the label; null for none. Without it a column named class, label, target or y, else the last. */
  readonly label?: ColumnChoice | null | undefined
  /** Columns that are left out. */
  readonly omit?: readonly ColumnChoice[] | undefined
  /** What is done where a value is missing: an error (the default), the row left out, or the column's mean. */
  readonly missing?: MissingPolicy | undefined
  /** The most different texts that a column may have to be made into a column for each; 0, the default, for none. */
  readonly oneHot?: number | undefined
}

/** The sizes that pictures are brought to. */
export interface PictureSize {
  readonly height: number
  readonly width: number
}

/** How a folder of pictures is read. */
export interface PictureOptions {
  /** Without it, all pictures have to be of the size of the first. */
  readonly size?: PictureSize | undefined
  /** Without it, that of the first picture. */
  readonly colour?: 'grey' | 'colour' | undefined
}

/** How a dataset is imported: what fits the kind of its source is used. */
export interface ImportOptions extends TableOptions, PictureOptions {
  /** The dataset's name: small letters, digits and hyphens. */
  readonly name: string
  readonly title?: string | undefined
  /** Whether a dataset of that name may be replaced. */
  readonly replace?: boolean | undefined
  /** What the label is, classes or values; by its content where nothing is said. */
  readonly target?: TargetChoice | undefined
  /** The type of the components; by their content where nothing is said. Tables are double precision. */
  readonly type?: ComponentType | undefined
  /** The sizes of a sample as a picture, where the samples of a table are pictures. */
  readonly picture?: { readonly height: number; readonly width: number; readonly channels: number } | undefined
  /** The file of the labels, for IDX and NPY. */
  readonly labels?: string | undefined
}
