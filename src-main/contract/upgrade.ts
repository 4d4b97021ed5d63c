/** A document of an earlier version as the present one has it; anything else as it is. */
export function upgraded(document: unknown): unknown {
  return isVersion1(document) ? fromVersion1(document) : document
}

/** Version 1 knew one experiment: a perceptron on two digits of MNIST. */
interface Version1 {
  readonly version: 1
  readonly dataset: Readonly<Record<string, unknown>>
  readonly features: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

function isVersion1(document: unknown): document is Version1 {
  if (!isObject(document)) return false
  return document['version'] === 1 && isObject(document['dataset']) && isObject(document['features'])
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is wrong in the old document stays wrong in the new one: the schema says so. */
function fromVersion1({ dataset: { name, ...chosen }, features, ...rest }: Version1): unknown {
  return {
    ...rest,
    version: 2,
    experiment: 'training',
    dataset: { name, parameters: { ...chosen, trainCount: 0, testCount: 0 } },
    features: [{ name: 'scaling', parameters: features }],
    show: { rowsAfter: [], figures: 'end' }
  }
}
