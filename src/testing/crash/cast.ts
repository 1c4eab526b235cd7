import type { NewAccount } from '../simulation/host.ts'

/** Somebody else who has an account, with contacts that are not free. */
export const carol = {
  id: 'carol',
  password: 'carols own password',
  email: 'carol@example.org',
  phone: '+46705556677',
  face: 'carol-face-template',
} as const satisfies NewAccount
