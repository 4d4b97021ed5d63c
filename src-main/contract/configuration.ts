import { z } from './zod'
import { explanations, type ExplanationName } from '../learning/explain/registry'
import type { ExplanationDeclaration } from '../learning/explain/explanation'
import { features } from '../learning/features/registry'
import { learners } from '../learning/learners/registry'
import { shown, type ValuesOf } from '../learning/parameters'
import { scheduleParameters, seedParameter, type Schedule } from '../learning/schedule'
import { datasets, type DatasetChoice } from './datasets'
import { engineParameter } from './engine'
import { expectedName, schemaOfNamed, type Named } from './named'
import { parse, schemaOf, schemaOfParameter } from './schema'
import { showParameters } from './show'
import { upgraded } from './upgrade'

export type FeatureChoice = Named<typeof features>
export type LearnerChoice = Named<typeof learners>

const dataset = schemaOfNamed(datasets)
/** One feature map after another: each makes what the next one gets. */
const featureMaps = z.array(schemaOfNamed(features)).max(20)
const learner = schemaOfNamed(learners)
const schedule = schemaOf(scheduleParameters)

/** A text without line breaks and other control characters, which a terminal would obey. */
function line(longest: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, { error: 'expected a text in one line' })
}

/** What stands in every configuration. */
const common = {
  version: z.literal(2),
  /** The lab that it belongs to, or a name that its author gave it. */
  lab: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'expected a name of small letters, digits and hyphens, such as my-lab'
    }),
  /** What the lab is called, where it is not one of Descent's own. */
  title: line(200).optional(),
  seed: schemaOfParameter(seedParameter),
  engine: schemaOfParameter(engineParameter)
}

const show = schemaOf(showParameters)

/** A learner in training. */
const training = z.strictObject({
  ...common,
  experiment: z.literal('training'),
  dataset,
  features: featureMaps,
  learner,
  schedule,
  show
})

/** What one line of a comparison has otherwise than the rest of the configuration. */
const variant = z.strictObject({
  name: line(60),
  dataset: dataset.optional(),
  features: featureMaps.optional(),
  learner: learner.optional(),
  schedule: schedule.optional(),
  show: show.optional()
})

/** One training after another, each with something else. */
const comparison = training
  .extend({
    experiment: z.literal('comparison'),
    variants: z.array(variant).min(1).max(100)
  })
  .superRefine(({ variants }, { addIssue }) => {
    const names = variants.map(({ name }) => name)
    const again = names.findIndex((name, i) => names.indexOf(name) < i)
    if (again === -1) return
    const message = `expected a name that no other variant has, found ${shown(names[again])}`
    addIssue({ code: 'custom', path: ['variants', again, 'name'], message })
  })
  .superRefine(({ learner, variants }, { addIssue }) => {
    const targets = variants.map((variant) => measuredIn(variant.learner ?? learner))
    const other = targets.findIndex((target) => target !== targets[0])
    if (other === -1) return
    const message = `expected a learner of ${targets[0]}, like that of the first variant, found one of ${targets[other]}`
    addIssue({ code: 'custom', path: ['variants', other, 'learner'], message })
  })

/** What a learner predicts: the errors of one table are all shares of classes, or all mean squares of values. */
function measuredIn({ name }: { readonly name: keyof typeof learners }): 'classes' | 'values' | 'nothing' {
  const { target } = learners[name]
  return target === 'two classes' ? 'classes' : target
}

type Common = Omit<z.infer<typeof training>, 'experiment' | 'dataset' | 'features' | 'learner' | 'schedule' | 'show'>
type Samples = { dataset: DatasetChoice; features: FeatureChoice[] }
type ExplanationOf<Name extends ExplanationName> = Common & {
  experiment: Name
  parameters: ValuesOf<(typeof explanations)[Name]['parameters']>
} & ((typeof explanations)[Name]['needs'] extends { samples: true } ? Samples : unknown) &
  ((typeof explanations)[Name]['needs'] extends { schedule: true } ? { schedule: Schedule } : unknown)

export type TrainingConfiguration = z.infer<typeof training>
export type ComparisonConfiguration = z.infer<typeof comparison>
export type Variant = z.infer<typeof variant>
export type ExplanationConfiguration = { [Name in ExplanationName]: ExplanationOf<Name> }[ExplanationName]

/**
 * A run's configuration: one versioned document that a lab holds, a run stores and an export carries.
 * The same document on the same engine gives the same result.
 */
export type RunConfiguration = TrainingConfiguration | ComparisonConfiguration | ExplanationConfiguration

function explanationSchema({ name, parameters, needs }: ExplanationDeclaration): typeof training {
  return z.strictObject({
    ...common,
    experiment: z.literal(name),
    ...(needs.samples ? { dataset, features: featureMaps } : {}),
    ...(needs.schedule ? { schedule } : {}),
    parameters: schemaOf(parameters)
  }) as unknown as typeof training
}

const experimentNames = ['training', 'comparison', ...Object.keys(explanations)]

export const runConfiguration = z.preprocess(
  upgraded,
  z.discriminatedUnion(
    'experiment',
    [training, comparison, ...Object.values<ExplanationDeclaration>(explanations).map(explanationSchema)],
    {
      error: ({ input }) => expectedName(experimentNames, (input as { experiment?: unknown } | undefined)?.experiment)
    }
  )
) as unknown as z.ZodType<RunConfiguration>

/**
 * Checks a document that somebody wrote.
 * @throws DescentError 'invalid-input' naming each field that is wrong and what would be right
 */
export function parseConfiguration(document: unknown): RunConfiguration {
  return parse(runConfiguration, document, 'configuration')
}

export function isTraining(configuration: RunConfiguration): configuration is TrainingConfiguration {
  return configuration.experiment === 'training'
}

export function isComparison(configuration: RunConfiguration): configuration is ComparisonConfiguration {
  return configuration.experiment === 'comparison'
}

/** The explanation that a configuration asks for. */
export function explanationOf({ experiment }: ExplanationConfiguration): ExplanationDeclaration {
  return explanations[experiment]
}

/** The training that one line of a comparison stands for. */
export function ofVariant(comparison: ComparisonConfiguration, variant: Variant): TrainingConfiguration {
  const { version, lab, title, seed, engine } = comparison
  return {
    ...{ version, lab, title, seed, engine },
    experiment: 'training',
    dataset: variant.dataset ?? comparison.dataset,
    features: variant.features ?? comparison.features,
    learner: variant.learner ?? comparison.learner,
    schedule: variant.schedule ?? comparison.schedule,
    show: variant.show ?? comparison.show
  }
}
