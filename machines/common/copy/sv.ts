import type { Words } from './words.ts'

export const sv: Words = {
  screens: {
    arriving: { title: 'Ett ögonblick', body: 'Vi gör i ordning.' },
    settling: {
      title: 'Visa det en gång till',
      body: 'En del av det du visade är äldre än {evidenceLife}. Vi frågar bara efter den delen igen.',
    },
    proving: {
      title: 'Visa det du har kvar',
      body: 'Gör alla kontroller nedan, i vilken ordning du vill. En kod gäller i {codeLife}.',
    },
    provingIdentity: {
      title: 'Visa att det är du',
      body: 'Titta in i kameran. Vi jämför ditt ansikte med det som kontot verifierades med. Går det inte kan du skicka handlingar i stället.',
    },
    'provingIdentity.documents': {
      title: 'Skicka handlingar i stället',
      body: 'Ditt ansikte kändes inte igen. Sådant händer. Skicka en bild på den id-handling som kontot verifierades med.',
    },
    checkingDocuments: {
      title: 'Vi tittar på dina handlingar',
      body: 'En person tittar på dem inom {documentsTarget}. Svaret kommer här.',
    },
    'checkingDocuments.overdue': {
      title: 'Det tar längre tid än vi lovade',
      body: 'Dina handlingar har väntat i mer än {documentsTarget} och har flyttats fram i kön. Du behöver inte göra något.',
    },
    replacing: {
      title: 'Din nya e-postadress eller ditt nya telefonnummer',
      body: 'Ange en ny uppgift för var och en som du har förlorat och be om en kod. När du skriver in koden vet vi att den når dig. Inget ändras ännu.',
    },
    submitting: {
      title: 'Skicka din begäran',
      body: 'Allt är klart. Vi prövar begäran innan något ändras.',
    },
    deciding: {
      title: 'Din begäran är skickad',
      body: 'Systemet prövar den. Om det tar mer än {decisionLife} tar en person över. Du behöver inte göra något.',
    },
    underReview: {
      title: 'Granskas',
      body: 'Ett team tittar på din begäran. Räkna med upp till {reviewTarget}. Du får ett meddelande när beslutet är fattat. Vill du se hur det går? Kom tillbaka och börja på samma sätt igen.',
    },
    'underReview.overdue': {
      title: 'Granskningen tar längre tid än vi lovade',
      body: 'Din begäran har väntat i mer än {reviewTarget} och har flyttats fram i kön. Väntan avgör aldrig något: en person tittar fortfarande på den.',
    },
    waiting: {
      title: 'Godkänd, men inte ändrad ännu',
      body: 'Ändringen görs {wait} efter godkännandet. Fram till dess går den att avbryta. Är det inte du som har bett om den? Avbryt nu.',
    },
    applying: {
      title: 'Ändringen görs',
      body: 'Den går inte längre att avbryta. Oftast är det klart på ett ögonblick, och du behöver inte stanna här.',
    },
    'applying.late': {
      title: 'Ändringen är försenad',
      body: 'Den skulle ha gjorts inom {applyTarget}. De som sköter tjänsten vet om det. Du behöver inte göra något.',
    },
    'holding.contested': {
      title: 'Någon har invänt mot återställningen',
      body: 'Någon som fick vårt meddelande säger sig inte ha begärt återställningen. En person tittar på det inom {reviewTarget}. Till dess står begränsningarna kvar, och kontot kan vara fryst.',
    },
    'holding.contested.overdue': {
      title: 'Invändningen är inte avgjord ännu',
      body: 'Den har väntat i mer än {reviewTarget} och har flyttats fram i kön. Begränsningarna står kvar tills en person har beslutat.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Begränsningarna är borta och allt är på igen. Logga in med dina nya säkerhetskontroller.',
    },
    signedIn: { title: 'Du kan logga in', body: 'Det du har visat räcker. Inget återställdes.' },
    denied: {
      title: 'Begäran avslogs',
      body: 'Vi kunde inte vara säkra på att det var du. Se efter vilka säkerhetskontroller du har kvar och gör sedan en ny begäran.',
    },
    cancelled: {
      title: 'Avbruten',
      body: 'Den här begäran har avbrutits och inget har ändrats. Du kan börja på en ny.',
    },
    expired: {
      title: 'Tiden tog slut',
      body: 'Begäran blev inte klar i tid och har därför avslutats. Inget har ändrats. Du kan börja om.',
    },
    frozen: {
      title: 'Kontot är fryst',
      body: 'Så länge det är fryst går inga säkerhetskontroller att återställa. Kundtjänst hjälper dig att häva frysningen.',
    },
    outdated: {
      title: 'Uppdatera appen',
      body: 'Den här versionen är för gammal för en återställning. Installera den senaste och börja sedan om.',
    },
    coolDown: {
      title: 'Inte riktigt än',
      body: 'En begäran avslogs nyligen, eller så gäller begränsningarna efter en tidigare ändring fortfarande. Försök igen när den tiden har gått.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Det här går inte att göra säkert här. Kontakta kundtjänst från inloggningssidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
    toPassword: {
      title: 'Först ett nytt lösenord',
      body: 'Välj ett nytt lösenord. Sedan kan du fortsätta här.',
    },
    joined: {
      title: 'Du har redan en begäran',
      body: 'Den du gjorde tidigare är fortfarande öppen. Vi visar hur det går för den; en till behövs inte.',
    },
  },
  inputs: {
    'identifier.submit': 'Fortsätt',
    'bot.submit': 'Jag är en människa',
    'federated.start': 'Logga in med Google eller Apple',
    'federated.finish': 'Fortsätt',
    'passkey.start': 'Använd en inloggningsnyckel',
    'passkey.finish': 'Bekräfta inloggningsnyckeln',
    'passkey.skip': 'Jag kommer inte åt mina inloggningsnycklar',
    'password.submit': 'Fortsätt',
    'password.forget': 'Jag har glömt lösenordet',
    'path.choose': 'Välj det här',
    'factor.declareUnavailable': 'Jag kan inte använda den här',
    'item.choose': 'Återställ den här',
    'lost.submit': 'Bekräfta vad du har förlorat',
    'consequences.accept': 'Jag har läst det här, fortsätt',
    'subject.confirm': 'Ja, det är mitt konto',
    'step.back': 'Tillbaka',
    'code.request': 'Skicka en kod',
    'code.submit': 'Bekräfta koden',
    'totp.submit': 'Bekräfta koden från appen',
    'identity.start': 'Börja',
    'identity.finish': 'Skicka',
    'answers.start': 'Visa frågorna',
    'answers.submit': 'Skicka svaren',
    'contact.propose': 'Skicka en kod dit',
    'contact.prove': 'Bekräfta koden',
    'replacement.skip': 'Inte nu',
    'enrolment.start': 'Lägg till en ny autentiseringsapp',
    'enrolment.confirm': 'Bekräfta koden från appen',
    'key.confirmSaved': 'Jag har skrivit upp nyckeln',
    'newPassword.submit': 'Spara lösenordet',
    'request.submit': 'Skicka begäran',
    'case.cancel': 'Avbryt begäran',
  },
  notices: {
    started: {
      subject: 'En återställning har påbörjats',
      text: '{realm}: Någon som kan ditt lösenord har börjat återställa säkerhetskontrollerna på ditt konto. Inget har ändrats ännu. Var det inte du? Stoppa det: {link}',
    },
    submitted: {
      subject: 'En återställning har begärts',
      text: '{realm}: Någon har begärt att dina säkerhetskontroller återställs, och begäran prövas nu. Var det inte du? Stoppa det: {link}',
    },
    underReview: {
      subject: 'Din begäran granskas',
      text: '{realm}: Ett team tittar på återställningen av dina säkerhetskontroller. Räkna med upp till {reviewTarget}. Var det inte du? Stoppa det: {link}',
    },
    overdue: {
      subject: 'Din begäran tar längre tid än vi lovade',
      text: '{realm}: Återställningen av dina säkerhetskontroller tar längre tid än vi lovade och har flyttats fram i kön. Inget ändras förrän en person har beslutat. Var det inte du? Stoppa det: {link}',
    },
    waiting: {
      subject: 'En återställning görs snart',
      text: '{realm}: Återställningen av dina säkerhetskontroller är godkänd och görs om {wait}. Var det inte du? Stoppa det innan dess: {link}',
    },
    denied: {
      subject: 'Din begäran avslogs',
      text: '{realm}: Återställningen av dina säkerhetskontroller avslogs. Se efter vilka du har kvar och försök sedan igen eller fråga kundtjänst. Var det inte din begäran? Säg till: {link}',
    },
    cancelled: {
      subject: 'En återställning avbröts',
      text: '{realm}: Återställningen av dina säkerhetskontroller avbröts och inget har ändrats. Var det inte din begäran? Säg till: {link}',
    },
    blocked: {
      subject: 'En återställning stoppades',
      text: '{realm}: Återställningen av dina säkerhetskontroller stoppades, eftersom kontot inte tillåter den just nu. Kundtjänst kan hjälpa dig. Var det inte din begäran? Säg till: {link}',
    },
    applied: {
      subject: 'Dina säkerhetskontroller har återställts',
      text: '{realm}: Dina säkerhetskontroller har återställts och du kan logga in med de nya. En del är avstängt i {hold}. Var det inte du? Säg ifrån nu: {link}',
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
      subject: 'Din återställning är försenad',
      text: '{realm}: Återställningen av dina säkerhetskontroller är godkänd men inte gjord ännu. De som sköter tjänsten vet om det. Var det inte du? Säg ifrån nu: {link}',
    },
    holdOver: {
      subject: 'Allt är på igen',
      text: '{realm}: Begränsningarna efter återställningen av dina säkerhetskontroller är borta. Var det inte du som återställde dem? Säg till: {link}',
    },
    guessing: {
      subject: 'Många felaktiga försök',
      text: '{realm}: Någon anger gång på gång fel kod eller lösenord för ditt konto, och nya försök får vänta. Är det inte du? Byt lösenord och säg till kundtjänst. {link}',
    },
    disputed: {
      subject: 'Någon har invänt mot återställningen',
      text: '{realm}: Någon säger sig inte ha begärt återställningen av dina säkerhetskontroller. En person tittar på det, och begränsningarna står kvar till dess. Invänder du också? Säg till: {link}',
    },
  },
  code: {
    subject: 'Din kod för att återställa säkerhetskontroller',
    text: '{code} är din kod för att återställa säkerhetskontroller. Gäller i {codeLife}. Dela den aldrig, vi frågar aldrig efter den. Inte du? Ange den inte.',
  },
  refusals: {
    password_wrong: 'Uppgifterna stämmer inte. Kontrollera adressen eller numret och lösenordet.',
    password_exhausted: 'För många försök. Försök igen senare.',
    passkey_rejected: 'Inloggningsnyckeln gick inte att använda. Försök igen eller fortsätt utan den.',
    passkey_exhausted: 'För många försök. Försök igen senare eller fortsätt utan den.',
    code_wrong: 'Koden stämmer inte. Kontrollera den och försök igen.',
    code_expired: 'Koden är för gammal. Be om en ny.',
    code_none: 'Det finns ingen kod att bekräfta. Be om en först.',
    code_exhausted: 'För många felaktiga koder. Be om en ny eller försök igen senare.',
    totp_wrong: 'Koden stämmer inte. Vänta på nästa kod i appen och försök igen.',
    totp_exhausted: 'För många felaktiga koder. Försök igen senare.',
    send_too_soon: 'En kod skickades alldeles nyss. Be om nästa {resendAfter} efter den förra.',
    send_exhausted: 'För många koder har skickats. Försök igen senare.',
    identity_failed: 'Vi hittade ingen överensstämmelse. Försök igen i bra ljus, utan något som skymmer.',
    identity_exhausted: 'För många försök. Ett annat sätt behövs.',
    answers_exhausted: 'För många försök med frågorna.',
    contact_lost: 'Du har sagt att du har förlorat den här. Ange en annan.',
    contact_banned: 'Uppgiften togs nyligen bort från ett konto och går inte att använda ännu. Ange en annan.',
    contact_occupied: 'Uppgiften hör redan till ett konto. Ange en annan.',
    contact_invalid: 'Det ser inte ut som en e-postadress eller ett telefonnummer. Kontrollera uppgiften.',
    enrolment_wrong: 'Koden stämmer inte. Kontrollera att appen har den nya nyckeln och ange nästa kod.',
    enrolment_exhausted: 'För många felaktiga koder. Försök igen senare.',
    evidence_stale: 'En del av det du visade är för gammalt. Vi frågar efter det en gång till.',
    retry_later: 'Det är för tidigt för en ny begäran. Försök igen senare.',
    retry_capped: 'För många avslag. Nu hjälper kundtjänst dig vidare.',
    hold_running: 'Begränsningarna efter en tidigare ändring gäller fortfarande. Försök igen när de är borta.',
  },
  factors: { email: 'E-post', phone: 'Telefon', totp: 'Autentiseringsapp', passkey: 'Inloggningsnyckel (passkey)' },
  options: {
    transfer: 'Flytta över från min gamla telefon',
    savedKey: 'Skriv in nyckeln jag sparade',
    application: 'Jag har inget av detta: be om en återställning',
    face: 'Titta in i kameran',
    document: 'Skicka handlingar',
    google: 'Google',
    apple: 'Apple',
  },
  capabilities: {
    withdraw: 'uttag',
    p2pSell: 'P2P-försäljning',
    pay: 'betaltjänster',
    card: 'korttjänster',
    apiKeys: 'API-nycklar',
    addressBook: 'nya uttagsadresser',
    recover: 'nya återställningar',
  },
  businessDays: { one: '1 arbetsdag', other: '{n} arbetsdagar' },
}
