/** One parameter of each kind. */
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
