import fc from 'fast-check'

/** With `REGAIN_SEED` what is picked at random is the same every time. */
fc.configureGlobal({ seed: Number(process.env['REGAIN_SEED']) })
