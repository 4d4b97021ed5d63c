/** A few parameters of the kinds that most learners have. */
export const parameters = {
  bias: { kind: 'boolean', label: 'Bias', default: true, meaning: 'Learn a bias.' },
  epochs: { kind: 'integer', label: 'Epochs', default: 10, minimum: 1, maximum: 1000, meaning: 'Passes.' },
  order: {
    kind: 'choice',
    label: 'Order',
    default: 'file',
    choices: { file: 'as is', shuffled: 'drawn' },
    meaning: 'Order.'
  }
} as const

/** The parameters of every other kind. */
export const otherParameters = {
  neighbours: {
    kind: 'integer',
    label: 'K',
    default: 11,
    minimum: 1,
    maximum: 999,
    odd: true,
    meaning: 'Neighbours that vote.'
  },
  penalty: { kind: 'real', label: 'Penalty', default: 0, minimum: 0, maximum: 1000, meaning: 'Lambda.' },
  learningRate: {
    kind: 'real',
    label: 'Learning rate',
    default: 0.1,
    minimum: 0,
    minimumExcluded: true,
    maximum: 1e6,
    meaning: 'Eta.'
  },
  layers: {
    kind: 'integers',
    label: 'Layers',
    default: [10, 10],
    minimum: 1,
    maximum: 2000,
    shortest: 0,
    longest: 4,
    meaning: 'Widths.'
  },
  digits: {
    kind: 'integers',
    label: 'Digits',
    default: [0, 1],
    minimum: 0,
    maximum: 9,
    shortest: 2,
    longest: 2,
    distinct: true,
    meaning: 'Two digits.'
  },
  point: {
    kind: 'reals',
    label: 'Point',
    default: [0.5, 0],
    minimum: -1e-4,
    maximum: 1,
    shortest: 1,
    longest: 3,
    meaning: 'A point.'
  },
  expression: { kind: 'text', label: 'Expression', default: 'a and b', longest: 10, meaning: 'A function.' }
} as const
