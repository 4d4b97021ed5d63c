import { defineStore } from 'pinia'
import { ref } from 'vue'
import { reportOf } from '../../src-main/contract/errors'
import { errorTitles } from '../formatting/outcome'

export interface Message {
  readonly id: number
  readonly title: string
  readonly text: string
}

/** What went wrong and has not been dismissed yet. Every failed promise of the page ends here. */
export const useMessages = defineStore('messages', () => {
  const messages = ref<readonly Message[]>([])
  let nextId = 1

  /** Shows an error, once however often it comes. */
  function show(error: unknown): void {
    const { code, message: text } = reportOf(error)
    const title = errorTitles[code]
    const others = messages.value.filter((message) => message.title !== title || message.text !== text)
    messages.value = [...others, { id: nextId++, title, text }]
  }

  function dismiss(id: number): void {
    messages.value = messages.value.filter((message) => message.id !== id)
  }

  return { messages, show, dismiss }
})
