/** The names of the two raw IPC channels; everything else is named in the contract. */
export const requestChannel = 'descent:request'
export const eventChannel = 'descent:event'
