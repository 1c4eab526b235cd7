import { capital, type Words } from '../words.ts'

/** `about` is a word with `den`: `återställningen`, not `bytet`. */
export const notices: Words['notices'] = ({ does, about }) => ({
  started: {
    subject: 'En ändring av ditt konto har påbörjats',
    text: `{realm}: Någon som kan ditt lösenord har börjat ${does}. Inget har ändrats ännu. Var det inte du? Stoppa det: {link}`,
  },
  submitted: {
    subject: 'En ändring av ditt konto har begärts',
    text: `{realm}: ${capital(about)} har begärts och prövas nu. Var det inte du? Stoppa det: {link}`,
  },
  underReview: {
    subject: 'Din begäran granskas',
    text: `{realm}: Ett team tittar på ${about}. Räkna med upp till {reviewTarget}. Var det inte du? Stoppa det: {link}`,
  },
  overdue: {
    subject: 'Din begäran tar längre tid än vi lovade',
    text: `{realm}: ${capital(about)} tar längre tid än vi lovade och har flyttats fram i kön. Inget ändras förrän en person har beslutat. Var det inte du? Stoppa det: {link}`,
  },
  waiting: {
    subject: 'En ändring av ditt konto görs snart',
    text: `{realm}: ${capital(about)} är godkänd och görs om {wait}. Var det inte du? Stoppa det innan dess: {link}`,
  },
  denied: {
    subject: 'Din begäran avslogs',
    text: `{realm}: ${capital(about)} avslogs. Se efter vilka säkerhetskontroller du har kvar och försök sedan igen eller fråga kundtjänst. Var det inte din begäran? Säg till: {link}`,
  },
  cancelled: {
    subject: 'En begäran för ditt konto avbröts',
    text: `{realm}: ${capital(about)} avbröts och inget har ändrats. Var det inte din begäran? Säg till: {link}`,
  },
  blocked: {
    subject: 'En begäran för ditt konto stoppades',
    text: `{realm}: ${capital(about)} stoppades, eftersom kontot inte tillåter den just nu. Kundtjänst kan hjälpa dig. Var det inte din begäran? Säg till: {link}`,
  },
  applied: {
    subject: 'Ditt konto har ändrats',
    text: `{realm}: ${capital(about)} är klar. En del är avstängt i {hold}. Var det inte du? Säg ifrån nu: {link}`,
  },
  restored: {
    subject: 'Din autentiseringsapp fungerar igen',
    text: '{realm}: En kod från din återställda autentiseringsapp godkändes. Inget har ändrats. Var det inte du? Säg till: {link}',
  },
  rebind: {
    subject: 'Lägg till din autentiseringsapp igen',
    text: '{realm}: Autentiseringsappen har tagits bort från kontot. Logga in och lägg till en ny nu. En del är avstängt i {hold}. Var det inte du? Säg ifrån nu: {link}',
  },
  weakKey: {
    subject: 'Nyckeln till din autentiseringsapp är kort',
    text: '{realm}: Nyckeln du återställde är kortare än dem vi använder i dag. Lägg till autentiseringsappen på nytt när du kan. Var det inte du? Säg till: {link}',
  },
  late: {
    subject: 'En ändring av ditt konto är försenad',
    text: `{realm}: ${capital(about)} är godkänd men inte gjord ännu. De som sköter tjänsten vet om det. Var det inte du? Säg ifrån nu: {link}`,
  },
  holdOver: {
    subject: 'Allt är på igen',
    text: `{realm}: Begränsningarna efter ${about} är borta. Var det inte du som gjorde ändringen? Säg till: {link}`,
  },
  guessing: {
    subject: 'Många felaktiga försök',
    text: '{realm}: Någon anger gång på gång fel kod eller lösenord för ditt konto, och nya försök får vänta. Är det inte du? Byt lösenord och säg till kundtjänst. {link}',
  },
  disputed: {
    subject: 'Någon har invänt mot en ändring av ditt konto',
    text: `{realm}: Någon säger sig inte ha begärt ${about}. En person tittar på det, och begränsningarna står kvar till dess. Invänder du också? Säg till: {link}`,
  },
})
