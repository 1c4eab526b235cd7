import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '重置一项安全验证',
  does: '重置安全验证',
  about: '安全验证重置',
  capabilities: { p2pSell: 'C2C 卖币' },
  screens: {
    identifying: {
      title: '是哪个账户？',
      body: '请填写账户的邮箱或手机号。',
    },
    password: {
      title: '您的密码',
      body: '请输入密码。在下一页，您可以说明哪一项安全验证无法使用。',
    },
    requirements: {
      title: '此账户需要的验证',
      body: '这些验证保护着账户。如果其中一项您无法完成，请告诉我们并重置它。',
    },
    choosingItem: {
      title: '您想重置哪一项？',
      body: '请选择一项：手机号、邮箱或身份验证应用。如果手机和邮箱都无法接收消息，重置帮不上忙，我们会为您指出另一条路。',
    },
    acknowledging: {
      title: '继续之前',
      body: '重置完成后，{holdFor}将停用{hold}。我们会通知账户已登记的邮箱和手机。在变更之前，您可以随时取消。',
    },
    replacing: {
      title: '设置新的验证方式',
      body: '手机号或邮箱：填写新的，获取验证码并输入。身份验证应用：将我们显示的密钥添加到应用，再输入应用给出的验证码。此时账户尚无任何变动。',
    },
    holding: {
      title: '重置已完成',
      body: '请使用新设置的验证方式登录。自重置起，{holdFor}停用{hold}。',
    },
    toMigration: {
      title: '通过新账户找回',
      body: '手机和邮箱都无法使用时，重置不能让您登录。请开立一个新账户，再将它的手机号或邮箱迁移到您已认证的旧账户。',
    },
  },
  notices: {
    applied: {
      subject: '一项安全验证已重置',
      text: '{realm}：您的一项安全验证已重置。{holdFor}将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
  },
}
