import type { Words } from './words.ts'

export const zh: Words = {
  screens: {
    arriving: { title: '请稍候', body: '我们正在准备。' },
    settling: {
      title: '请再验证一次',
      body: '您之前完成的部分验证已超过{evidenceLife}，只需重做这一部分。',
    },
    proving: {
      title: '验证您仍可使用的方式',
      body: '请完成下列全部验证，顺序不限。验证码{codeLife}内有效。',
    },
    provingIdentity: {
      title: '确认是您本人',
      body: '请正对摄像头。我们会将您的面容与账户认证时的面容比对。如果无法识别，您可以改为提交证件。',
    },
    'provingIdentity.documents': {
      title: '改为提交证件',
      body: '未能识别您的面容，这种情况并不少见。请拍摄并提交账户认证时使用的身份证件。',
    },
    checkingDocuments: {
      title: '正在查看您的证件',
      body: '工作人员会在{documentsTarget}内查看，结果将显示在此页面。',
    },
    'checkingDocuments.overdue': {
      title: '比承诺的时间更久',
      body: '您的证件已等待超过{documentsTarget}，我们已优先处理。您无需任何操作。',
    },
    replacing: {
      title: '填写新的邮箱或手机号',
      body: '请为每一项已失去的联系方式填写新的，并获取验证码。输入验证码即表明您能收到消息。此时账户尚无任何变动。',
    },
    submitting: {
      title: '提交申请',
      body: '一切就绪。在做出任何变动之前，我们会先核查申请。',
    },
    deciding: {
      title: '申请已提交',
      body: '系统正在核查。如果超过{decisionLife}仍无结果，将由工作人员接手。您无需任何操作。',
    },
    underReview: {
      title: '审核中',
      body: '团队正在查看您的申请，最长可能需要{reviewTarget}。有结果后我们会通知您。想了解进度，请按同样的步骤再次进入。',
    },
    'underReview.overdue': {
      title: '审核比承诺的时间更久',
      body: '您的申请已等待超过{reviewTarget}，我们已优先处理。申请不会因等待而自动通过，仍由工作人员决定。',
    },
    waiting: {
      title: '已批准，尚未变更',
      body: '变更将在批准后{wait}进行，在此之前可以取消。如果不是您本人申请的，请立即取消。',
    },
    applying: {
      title: '正在变更',
      body: '现在已无法取消。通常片刻即可完成，您不必停留在此页面。',
    },
    'applying.late': {
      title: '变更有所延迟',
      body: '变更本应在{applyTarget}内完成。我们已通知运维人员，您无需任何操作。',
    },
    'holding.contested': {
      title: '有人对此次重置提出异议',
      body: '收到我们消息的一方表示重置并非本人操作。工作人员会在{reviewTarget}内查看。在此之前限制继续有效，账户也可能被冻结。',
    },
    'holding.contested.overdue': {
      title: '异议仍在处理',
      body: '异议已等待超过{reviewTarget}，我们已优先处理。在工作人员做出决定之前，限制继续有效。',
    },
    completed: {
      title: '全部完成',
      body: '限制已解除，所有功能均已恢复。请使用新的安全验证方式登录。',
    },
    signedIn: { title: '您可以登录了', body: '您完成的验证已经足够，没有重置任何内容。' },
    denied: {
      title: '申请未通过',
      body: '我们无法确定是您本人。请再次确认您还能使用哪些安全验证方式，然后重新申请。',
    },
    cancelled: {
      title: '已取消',
      body: '此申请已取消，账户没有任何变动。您可以重新申请。',
    },
    expired: {
      title: '已超时',
      body: '申请未能按时完成，现已结束。账户没有任何变动，您可以重新开始。',
    },
    frozen: {
      title: '此账户已冻结',
      body: '冻结期间无法重置任何安全验证方式。客服可以协助您解冻。',
    },
    outdated: {
      title: '请更新应用',
      body: '当前版本过旧，无法进行重置。请安装最新版本后重新开始。',
    },
    coolDown: {
      title: '请稍后再来',
      body: '近期有申请未通过，或之前变更带来的限制仍在生效。请在这段时间结束后再试。',
    },
    support: {
      title: '客服可以帮助您',
      body: '此操作无法在这里安全完成。请从登录页面联系客服。客服会请您证明身份，但绝不会索要密码或验证码。',
    },
    toPassword: {
      title: '先设置新密码',
      body: '请先设置新密码，之后即可回到这里继续。',
    },
    joined: {
      title: '您已有一份申请',
      body: '您之前的申请仍在处理。我们会显示它的进度，无需再次申请。',
    },
  },
  inputs: {
    'identifier.submit': '继续',
    'bot.submit': '我不是机器人',
    'federated.start': '使用 Google 或 Apple 登录',
    'federated.finish': '继续',
    'passkey.start': '使用通行密钥',
    'passkey.finish': '确认通行密钥',
    'passkey.skip': '我的通行密钥不可用',
    'password.submit': '继续',
    'password.forget': '忘记密码',
    'path.choose': '选择此方式',
    'factor.declareUnavailable': '我无法使用这一项',
    'item.choose': '重置这一项',
    'lost.submit': '确认已失去的项目',
    'consequences.accept': '我已阅读，继续',
    'subject.confirm': '是的，这是我的账户',
    'step.back': '返回',
    'code.request': '发送验证码',
    'code.submit': '确认验证码',
    'totp.submit': '确认应用中的验证码',
    'identity.start': '开始',
    'identity.finish': '提交',
    'answers.start': '显示问题',
    'answers.submit': '提交回答',
    'contact.propose': '向其发送验证码',
    'contact.prove': '确认验证码',
    'replacement.skip': '暂不',
    'enrolment.start': '绑定新的身份验证应用',
    'enrolment.confirm': '确认应用中的验证码',
    'key.confirmSaved': '我已抄下密钥',
    'newPassword.submit': '设置密码',
    'request.submit': '提交申请',
    'case.cancel': '取消申请',
  },
  notices: {
    started: {
      subject: '有人开始重置安全验证',
      text: '{realm}：有人使用您的密码开始重置您账户的安全验证方式，目前尚无任何变动。非本人操作？请点此阻止：{link}',
    },
    submitted: {
      subject: '已收到安全验证重置申请',
      text: '{realm}：我们收到重置您安全验证方式的申请，正在核查。非本人操作？请点此阻止：{link}',
    },
    underReview: {
      subject: '您的申请正在审核',
      text: '{realm}：团队正在查看您的安全验证重置申请，最长可能需要{reviewTarget}。非本人操作？请点此阻止：{link}',
    },
    overdue: {
      subject: '您的申请比承诺的时间更久',
      text: '{realm}：您的安全验证重置申请比承诺的时间更久，我们已优先处理。在工作人员做出决定之前不会有任何变动。非本人操作？请点此阻止：{link}',
    },
    waiting: {
      subject: '安全验证即将重置',
      text: '{realm}：您的安全验证重置申请已批准，将在{wait}后执行。非本人操作？请在此之前阻止：{link}',
    },
    denied: {
      subject: '您的申请未通过',
      text: '{realm}：您的安全验证重置申请未通过。请确认您还能使用哪些验证方式，然后重试或咨询客服。并非您提出的申请？请告诉我们：{link}',
    },
    cancelled: {
      subject: '安全验证重置已取消',
      text: '{realm}：您的安全验证重置申请已取消，账户没有任何变动。并非您提出的申请？请告诉我们：{link}',
    },
    blocked: {
      subject: '安全验证重置已停止',
      text: '{realm}：由于您的账户目前不允许，安全验证重置已停止。客服可以帮助您。并非您提出的申请？请告诉我们：{link}',
    },
    applied: {
      subject: '您的安全验证已重置',
      text: '{realm}：您的安全验证方式已重置，可以使用新的方式登录。部分功能将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
    restored: {
      subject: '您的身份验证应用已恢复',
      text: '{realm}：您恢复的身份验证应用生成的验证码已通过验证，账户没有任何变动。非本人操作？请告诉我们：{link}',
    },
    rebind: {
      subject: '请重新绑定身份验证应用',
      text: '{realm}：您账户的身份验证应用已解绑。请立即登录并重新绑定。部分功能将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
    weakKey: {
      subject: '您的身份验证密钥较短',
      text: '{realm}：您恢复的密钥短于我们现行的标准。请在方便时重新绑定身份验证应用。非本人操作？请告诉我们：{link}',
    },
    late: {
      subject: '您的重置有所延迟',
      text: '{realm}：您的安全验证重置已批准，但尚未完成。我们已通知运维人员。非本人操作？请立即提出异议：{link}',
    },
    holdOver: {
      subject: '所有功能均已恢复',
      text: '{realm}：安全验证重置后的限制已解除。重置并非您本人操作？请告诉我们：{link}',
    },
    guessing: {
      subject: '多次错误尝试',
      text: '{realm}：有人多次为您的账户输入错误的验证码或密码，后续尝试需要等待。非本人操作？请修改密码并告知客服。{link}',
    },
    disputed: {
      subject: '有人对重置提出异议',
      text: '{realm}：有人表示您账户的安全验证重置并非本人操作。工作人员正在查看，在此之前限制继续有效。您也有异议？请告诉我们：{link}',
    },
  },
  code: {
    subject: '重置安全验证的验证码',
    text: '{code} 是您重置安全验证的验证码，{codeLife}内有效。切勿告诉他人，我们绝不会索要。非本人操作请勿输入。',
  },
  refusals: {
    password_wrong: '信息不匹配。请检查邮箱或手机号以及密码。',
    password_exhausted: '尝试次数过多，请稍后再试。',
    passkey_rejected: '通行密钥无法使用。请重试，或不使用它继续。',
    passkey_exhausted: '尝试次数过多。请稍后再试，或不使用它继续。',
    code_wrong: '验证码不正确。请检查后重试。',
    code_expired: '验证码已过期。请重新获取。',
    code_none: '目前没有待确认的验证码。请先获取。',
    code_exhausted: '验证码错误次数过多。请重新获取，或稍后再试。',
    totp_wrong: '验证码不正确。请等待应用显示下一个验证码后重试。',
    totp_exhausted: '验证码错误次数过多，请稍后再试。',
    send_too_soon: '刚刚已发送验证码。请在上次发送{resendAfter}后再获取。',
    send_exhausted: '验证码发送次数过多，请稍后再试。',
    identity_failed: '未能匹配。请在光线充足、无遮挡的情况下重试。',
    identity_exhausted: '尝试次数过多，需要使用其他方式。',
    answers_exhausted: '回答问题的次数过多。',
    contact_lost: '您已说明无法使用这一项。请填写其他的。',
    contact_banned: '它近期刚从某个账户解绑，暂时无法使用。请填写其他的。',
    contact_occupied: '它已属于某个账户。请填写其他的。',
    contact_invalid: '这不像邮箱或手机号。请检查。',
    enrolment_wrong: '验证码不正确。请确认应用中是新密钥，再输入下一个验证码。',
    enrolment_exhausted: '验证码错误次数过多，请稍后再试。',
    evidence_stale: '部分验证已过时，需要您再做一次。',
    retry_later: '现在重新申请为时过早，请稍后再试。',
    retry_capped: '未通过的申请次数过多。接下来由客服帮助您。',
    hold_running: '之前变更带来的限制仍在生效。请在解除后再试。',
  },
  factors: { email: '邮箱', phone: '手机', totp: '身份验证应用', passkey: '通行密钥' },
  options: {
    transfer: '从旧手机转移',
    savedKey: '输入我保存的密钥',
    application: '两者都没有:申请重置',
    face: '面对摄像头',
    document: '提交证件',
    google: 'Google',
    apple: 'Apple',
  },
  capabilities: {
    withdraw: '提币',
    p2pSell: 'P2P 卖币',
    pay: '支付服务',
    card: '卡服务',
    apiKeys: 'API 密钥',
    addressBook: '新的提币地址',
    recover: '再次重置',
  },
  businessDays: { one: '1个工作日', other: '{n}个工作日' },
}
