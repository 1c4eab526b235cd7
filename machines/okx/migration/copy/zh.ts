import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '找回旧账户',
  does: '找回旧账户',
  about: '账户迁移',
  capabilities: { p2pSell: 'C2C 卖币' },
  screens: {
    provingContacts: {
      title: '找回旧账户',
      body: '您已登录新账户。它的手机号或邮箱将转到您已认证的旧账户。如果系统提示您的证件已被使用，正是在这里办理。请先为下列每一项输入验证码，{codeLife}内有效。',
    },
    provingIdentity: {
      title: '证明旧账户属于您',
      body: '请正对摄像头。我们会查找用您的面容认证的账户。如果无法识别，您可以改为提交证件。',
    },
    'provingIdentity.documents': {
      title: '改为提交证件',
      body: '未能识别您的面容，这种情况并不少见。请拍摄并提交旧账户认证时使用的身份证件。',
    },
    confirming: {
      title: '已找到您的旧账户',
      body: '如果继续，旧账户原来的手机号和邮箱将被新账户的取代。随后新账户将永久关闭，因此必须没有资产。迁移后，{holdFor}将停用{hold}。',
    },
    submitting: {
      title: '申请迁移',
      body: '一切就绪。在两个账户做出任何变动之前，我们会先核查申请。',
    },
    holding: {
      title: '旧账户已找回',
      body: '请使用迁移过来的手机号或邮箱登录旧账户，原来的已失效。新账户已关闭。自迁移起，{holdFor}停用{hold}。',
    },
    completed: {
      title: '全部完成',
      body: '限制已解除，所有功能均已恢复。请使用迁移过来的手机号或邮箱登录旧账户。',
    },
    denied: {
      title: '迁移未通过',
      body: '我们无法确定旧账户属于您，因此两个账户都没有任何变动。请在光线充足处或用清晰的证件照片重试，或咨询客服。',
    },
    frozen: {
      title: '其中一个账户已冻结',
      body: '旧账户或新账户冻结期间无法迁移。客服可以协助您解冻。',
    },
    support: {
      title: '客服可以帮助您',
      body: '我们没有找到用您的面容认证的账户，或找到的账户无法在这里迁移。请从帮助页面联系客服。客服会请您证明身份，但绝不会索要密码或验证码。',
    },
    conditions: {
      title: '暂时无法进行',
      body: '您的新账户必须没有资产，并有您能收到验证码且可以使用的手机号和邮箱；两个账户都不能处于限制之中。请先处理好，再回到这里。',
    },
  },
  inputs: {
    'subject.confirm': '是的，迁移到我的旧账户',
  },
  notices: {
    denied: {
      subject: '您的申请未通过',
      text: '{realm}：您的账户迁移申请未通过，账户没有任何变动。请重新进行身份验证，或咨询客服。并非您提出的申请？请告诉我们：{link}',
    },
    started: {
      subject: '有人开始迁移您的账户',
      text: '{realm}：有人通过了您账户的身份验证，开始更换其手机号和邮箱，目前尚无任何变动。非本人操作？请点此阻止：{link}',
    },
    applied: {
      subject: '您的账户已迁移',
      text: '{realm}：您的账户已更换手机号或邮箱，原来的已不能用于该账户。提供新联系方式的账户已关闭。{holdFor}将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
  },
}
