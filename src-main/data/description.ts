import { z } from '../contract/zod'
import { DescentError } from '../contract/errors'
import { parse } from '../contract/schema'
import type { PictureShape } from '../learning/algebra/samples'
import type { Fingerprint } from './files'

/** Rows [from, to) of the dataset. */
const range = z.tuple([z.int(), z.int()])

const fingerprint = z.strictObject({ bytes: z.int(), sha256: z.string() }) satisfies z.ZodType<Fingerprint>

const picture = z.strictObject({
  height: z.int(),
  width: z.int(),
  channels: z.int()
}) satisfies z.ZodType<PictureShape>

const target = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classes'),
    /** What the classes are classes of, for example "species". */
    name: z.string(),
    classNames: z.array(z.string()),
    /** How many samples each class has. */
    counts: z.array(z.int())
  }),
  z.strictObject({ kind: z.literal('values'), name: z.string() }),
  z.strictObject({ kind: z.literal('none') })
])

/** The types of the numbers in x.npy. */
export const componentTypes = ['uint8', 'float32', 'float64'] as const
export type ComponentType = (typeof componentTypes)[number]

/** What dataset.json says of the arrays beside it. */
const current = z.strictObject({
  version: z.literal(2),
  name: z.string(),
  title: z.string().optional(),
  /** Where the data come from, for people. */
  source: z.string(),
  /** What was done to the data on the way in, a sentence each. */
  notes: z.array(z.string()).optional(),
  /** N and D: x.npy has the shape (N, D). */
  samples: z.int(),
  dimension: z.int(),
  type: z.enum(componentTypes),
  /** D names; absent where the components have none, as pixels. */
  columns: z.array(z.string()).optional(),
  target,
  picture: picture.optional(),
  /** Which rows the source gave for what; absent where it did not say. */
  splits: z.strictObject({ train: range, validation: range.optional(), test: range }).optional(),
  files: z.strictObject({ 'x.npy': fingerprint, 'y.npy': fingerprint.optional() })
})
export type DatasetDescription = z.infer<typeof current>

/** The first version of dataset.json, for bytes with one class each; it names and counts no classes. */
const first = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  source: z.string(),
  height: z.int(),
  width: z.int(),
  splits: z.strictObject({ train: range, test: range }),
  files: z.strictObject({ 'x.npy': fingerprint, 'y.npy': fingerprint })
})
type FirstDescription = z.infer<typeof first>

/** A description of the first version in the words of the current one: what is missing comes from the arrays. */
function upgraded({ name, source, height, width, splits, files }: FirstDescription): DatasetDescription {
  return {
    version: 2,
    name,
    source,
    samples: splits.test[1],
    dimension: height * width,
    type: 'uint8',
    target: { kind: 'classes', name: 'class', classNames: [], counts: [] },
    picture: { height, width, channels: 1 },
    splits,
    files
  }
}

/**
 * Reads a dataset.json of any version.
 * @param remedy ends the error message: what would help
 * @throws DescentError 'dataset' naming the field that is wrong
 */
export function parseDescription(content: Buffer, path: string, remedy: string): DatasetDescription {
  try {
    const document = JSON.parse(content.toString('utf8')) as { readonly version?: unknown } | null
    if (document?.version === 1) return upgraded(parse(first, document, path))
    return parse(current, document, path)
  } catch (error) {
    const message = error instanceof DescentError ? error.message : `${path}: not valid JSON`
    throw new DescentError('dataset', `${message}. ${remedy}`)
  }
}
