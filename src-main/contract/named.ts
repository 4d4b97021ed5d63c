import { z } from './zod'
import { shown, type Parameters, type ValuesOf } from '../learning/parameters'
import { schemaOf } from './schema'

/** Things that are declared with a name and parameters: learners, feature maps, generators. */
export type Registry = Readonly<Record<string, { readonly parameters: Parameters }>>

/** One of them, chosen, with values for its parameters. */
export type Named<R extends Registry> = {
  [Name in keyof R & string]: { name: Name; parameters: ValuesOf<R[Name]['parameters']> }
}[keyof R & string]

/** The schema of a choice from a registry: its name, and the parameters that it declares. */
export function schemaOfNamed<R extends Registry>(registry: R): z.ZodType<Named<R>> {
  const options = Object.entries(registry).map(([name, { parameters }]) =>
    z.strictObject({ name: z.literal(name), parameters: schemaOf(parameters) })
  )
  const [first, ...rest] = options
  if (first === undefined) throw new Error('a registry has at least one entry')
  return z.discriminatedUnion('name', [first, ...rest], {
    error: ({ input }) => expectedName(Object.keys(registry), (input as { name?: unknown } | undefined)?.name)
  }) as unknown as z.ZodType<Named<R>>
}

/** What is said of a name that is not one of those that there are. */
export function expectedName(names: readonly string[], found: unknown): string {
  return `expected one of ${names.join(', ')}, found ${shown(found)}`
}
