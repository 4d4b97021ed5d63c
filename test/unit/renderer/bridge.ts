import { createPinia, setActivePinia } from 'pinia'
import { vi } from 'vitest'
import type { Bridge, Envelope } from '../../../src-main/contract/channels'

/** The other side of the preload script, played by a test. */
export class ScriptedBridge implements Bridge {
  readonly asked: { channel: string; payload: unknown }[] = []
  answer: (channel: string, payload: unknown) => Envelope<unknown> | Promise<Envelope<unknown>> = () => ({
    value: null
  })
  #listeners = new Set<(name: string, payload: unknown) => void>()

  async request(channel: string, payload: unknown): Promise<Envelope<unknown>> {
    this.asked.push({ channel, payload })
    return this.answer(channel, payload)
  }

  subscribe(listener: (name: string, payload: unknown) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(name: string, payload: unknown): void {
    for (const listener of this.#listeners) listener(name, payload)
  }
}

/** Puts a bridge where the page looks for it, and gives the page new stores. */
export function pageWith(bridge: ScriptedBridge | undefined): void {
  vi.stubGlobal('window', { descent: bridge })
  setActivePinia(createPinia())
}
