import type { Words } from '../words.ts'

export const notices: Words['notices'] = ({ does, about }) => ({
  started: {
    subject: '有人开始变更您的账户',
    text: `{realm}：有人使用您的密码，开始为您的账户${does}，目前尚无任何变动。非本人操作？请点此阻止：{link}`,
  },
  submitted: {
    subject: '已收到账户变更申请',
    text: `{realm}：我们收到您的${about}申请，正在核查。非本人操作？请点此阻止：{link}`,
  },
  underReview: {
    subject: '您的申请正在审核',
    text: `{realm}：团队正在查看您的${about}申请，最长可能需要{reviewTarget}。非本人操作？请点此阻止：{link}`,
  },
  overdue: {
    subject: '您的申请比承诺的时间更久',
    text: `{realm}：您的${about}申请的处理时间比承诺的更久，我们已优先处理。在工作人员做出决定之前不会有任何变动。非本人操作？请点此阻止：{link}`,
  },
  waiting: {
    subject: '您的账户即将变更',
    text: `{realm}：您的${about}申请已批准，将在{wait}后执行。非本人操作？请在此之前阻止：{link}`,
  },
  denied: {
    subject: '您的申请未通过',
    text: `{realm}：您的${about}申请未通过。请确认您还能使用哪些验证方式，然后重试或咨询客服。并非您提出的申请？请告诉我们：{link}`,
  },
  cancelled: {
    subject: '您账户的一项申请已取消',
    text: `{realm}：您的${about}申请已取消，账户没有任何变动。并非您提出的申请？请告诉我们：{link}`,
  },
  blocked: {
    subject: '您账户的一项申请已停止',
    text: `{realm}：由于您的账户目前不允许，${about}已停止。客服可以帮助您。并非您提出的申请？请告诉我们：{link}`,
  },
  applied: {
    subject: '您的账户已变更',
    text: `{realm}：您的${about}已完成，部分功能将停用{hold}。非本人操作？请立即提出异议：{link}`,
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
    subject: '您的账户变更有所延迟',
    text: `{realm}：您的${about}申请已批准，但尚未完成。我们已通知运维人员。非本人操作？请立即提出异议：{link}`,
  },
  holdOver: {
    subject: '所有功能均已恢复',
    text: `{realm}：${about}后的限制已解除。并非您本人操作？请告诉我们：{link}`,
  },
  guessing: {
    subject: '多次错误尝试',
    text: '{realm}：有人多次为您的账户输入错误的验证码或密码，后续尝试需要等待。非本人操作？请修改密码并告知客服。{link}',
  },
  disputed: {
    subject: '有人对您账户的变更提出异议',
    text: `{realm}：有人表示您的${about}并非本人操作。工作人员正在查看，在此之前限制继续有效。您也有异议？请告诉我们：{link}`,
  },
})
