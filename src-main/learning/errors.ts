/** What a learner, a feature or an explanation cannot do with what it was given, in words for the person who gave it. */
export class LearningError extends Error {
  override readonly name = 'LearningError'

  /**
   * @param about what would have to change: a hyperparameter, or the samples
   * @param message what was wrong, where, and what would be right
   */
  constructor(
    readonly about: 'parameters' | 'data',
    message: string
  ) {
    super(message)
  }
}
