import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '重置已失去的安全验证',
  does: '重置安全验证',
  about: '安全验证重置',
  screens: {
    identifying: {
      title: '是哪个账户？',
      body: '请填写账户的邮箱或手机号。您只需知道它，不必能够使用它。',
    },
    passkey: {
      title: '有通行密钥吗？',
      body: '如果可以，请用它登录。如果不行，请说明通行密钥不可用，然后用密码继续。',
    },
    password: {
      title: '您的密码',
      body: '请输入当前密码。忘记了？请先设置新密码。如果因所有安全验证都不可用而无法设置，请联系客服。',
    },
    requirements: {
      title: '此账户需要的验证',
      body: '这些验证保护着账户。请选择您无法使用的一项并告诉我们，重置由此开始。',
    },
    choosingLost: {
      title: '您失去了哪些？',
      body: '请一次勾选所有无法再使用的验证方式。仍可使用的不要勾选，稍后会用到。',
    },
    acknowledging: {
      title: '继续之前',
      body: '重置完成后，{holdFor}将停用{hold}。我们会通知账户已登记的邮箱和手机。在变更之前，您可以随时取消。',
    },
    proving: {
      title: '验证仍可使用的方式',
      body: '请完成您剩余的每一项验证，顺序不限。验证码{codeLife}内有效。',
    },
    replacing: {
      title: '填写新的邮箱或手机号',
      body: '请为每一项已失去的联系方式填写新的，并获取验证码。输入验证码即表明您能收到消息。此时账户尚无任何变动。',
    },
    underReview: {
      title: '审核中',
      body: '团队正在查看您的申请，最长可能需要{reviewTarget}。有结果后我们会通知您，包括您新验证的邮箱。您也可以按同样的步骤再次进入，查看进度。',
    },
    holding: {
      title: '重置已完成',
      body: '请使用新的安全验证方式登录。自重置起，{holdFor}停用{hold}。',
    },
  },
  notices: {
    applied: {
      subject: '您的安全验证已重置',
      text: '{realm}：您的安全验证方式已重置，可以使用新的方式登录。{holdFor}将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
  },
}
