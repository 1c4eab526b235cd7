import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '忘记密码',
  does: '设置新密码',
  about: '密码重置',
  screens: {
    identifying: {
      title: '是哪个账户？',
      body: '请填写账户的邮箱或手机号。网页和应用中的步骤相同。',
    },
    checkingBot: {
      title: '您是真人吗？',
      body: '请完成这项简短的检查。它可以防止程序冒用他人名义获取验证码。',
    },
    reaching: {
      title: '邮箱或短信验证码',
      body: '请任选一种，不必是您注册时使用的那一种。如果账户登记了这一项，验证码就会发到那里，{codeLife}内有效；我们绝不透露账户登记了哪些。没有收到？请换另一种方式，或告诉我们您收不到任何验证码。',
    },
    proving: {
      title: '还需要一点验证',
      body: '请完成下列验证，足够后即可继续。验证码{codeLife}内有效。如果某一项已无法使用，请告诉我们。',
    },
    choosingPassword: {
      title: '设置新密码',
      body: '请设置一个较长的、未在别处使用的密码。为保护您的账户，密码更改后{holdFor}将停用{hold}。',
    },
    deciding: {
      title: '新密码尚未生效',
      body: '系统会先核查申请。如果超过{decisionLife}仍无结果，将由工作人员接手。在做出决定之前，旧密码继续有效。',
    },
    holding: {
      title: '密码已更改',
      body: '您尚未登录：请前往用新密码登录。自更改起，{holdFor}停用{hold}。',
    },
    completed: {
      title: '全部完成',
      body: '限制已解除。请使用新密码登录。',
    },
    denied: {
      title: '申请未通过',
      body: '我们无法确定是您本人，因此旧密码继续有效。请使用您能收到的验证码重新申请，或咨询客服。',
    },
    support: {
      title: '客服可以帮助您',
      body: '收不到验证码，就无法在这里设置新密码。请从登录页面联系客服。客服会请您证明身份，但绝不会索要密码或验证码。',
    },
  },
  notices: {
    applied: {
      subject: '您的密码已更改',
      text: '{realm}：您的密码已更改，请使用新密码登录。{holdFor}将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
  },
}
