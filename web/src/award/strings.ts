import { defineStrings } from '../i18n/index.ts';

/** Words about amounts and awards, wherever they are shown. */
export const awardStrings = defineStrings(
  {
    standing: {
      exact: '测算结果',
      ceiling: '条文上限',
      range: '测算区间',
      nothing: '测算结果',
      open: '还不能确定金额',
    },
    ceilingNote: '这是政策规定的上限，不是应得金额；实际金额由主管部门审核确定。',
    openNote: '这不是最终结果。补充下面的信息后，会给出确定的金额。',
    openWithoutFigure: '待补充信息',
    knownSoFar: '按已知情况',
    period: { once: '一次性', perYear: '每年', perItem: '按项计', perEvent: '按次计' },
    outcome: {
      calculated: '已测算',
      needsFacts: '待补充信息',
      ineligible: '不符合条件',
      amountNotStated: '条文未写明金额',
    },
    steps: (count: number) => `测算过程（${count} 步）`,
    readings: '条文有其他读法',
    chosenReading: '本次采用',
    openCitation: (marker: number) => `查看依据 ${marker}`,
    notices: '使用这一回答前，请注意',
    premises: (count: number) => `测算前提与说明（${count}）`,
    urgent: {
      draft: '征求意见稿',
      interpretation: '政策解读，不是政策原文',
      notInForce: '不在有效期',
      unknownValidity: '有效期未定',
      validityUnknown: '施行日期未定',
    },
  },
  {
    standing: {
      exact: 'Calculated',
      ceiling: 'Ceiling in the text',
      range: 'Calculated range',
      nothing: 'Calculated',
      open: 'Amount not yet certain',
    },
    ceilingNote:
      'This is the ceiling the policy sets, not an amount due; the authority decides the actual amount.',
    openNote: 'This is not final. Fill in what is asked below to get the amount.',
    openWithoutFigure: 'More facts needed',
    knownSoFar: 'As far as known',
    period: { once: 'once', perYear: 'a year', perItem: 'per item', perEvent: 'per event' },
    outcome: {
      calculated: 'Calculated',
      needsFacts: 'Needs facts',
      ineligible: 'Not eligible',
      amountNotStated: 'No amount in the text',
    },
    steps: (count: number) => `How it was calculated (${count} steps)`,
    readings: 'The text can be read otherwise',
    chosenReading: 'used here',
    openCitation: (marker: number) => `Show source ${marker}`,
    notices: 'Before you rely on this answer',
    premises: (count: number) => `Premises and remarks (${count})`,
    urgent: {
      draft: 'Draft for comment',
      interpretation: 'Interpretation, not the policy itself',
      notInForce: 'Not in force',
      unknownValidity: 'Validity unknown',
      validityUnknown: 'Begin unknown',
    },
  },
);
