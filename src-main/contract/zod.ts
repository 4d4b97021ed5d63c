import { z } from 'zod'

// zod would otherwise compile its parsers with `new Function`, which the application's
// Content-Security-Policy forbids. It reads this when a schema is made, so whoever makes one takes zod from here.
z.config({ jitless: true })

export { z }
