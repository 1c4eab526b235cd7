import { z } from 'zod'

// compiled schemas need `eval`, which the page's policy refuses
z.config({ jitless: true })
