import { describe, expect, it } from 'vitest';
import { createGazetteer } from './places.ts';

const gazetteer = createGazetteer('杭州高新区（滨江） 杭州市滨江区 杭州市下城区 浙江省 富阳 萧山 江北区块');

describe('foreignPlaces', () => {
  it.each([
    ['宁波的单项冠军企业奖励多少？', '宁波'],
    ['上海张江对PCT申请补贴多少？', '上海'],
    ['余杭区的总部政策', '余杭区'],
    ['内蒙古有类似政策吗', '内蒙古'],
    ['萧山区的总部认定标准', '萧山区'],
  ])('%s asks about %s', (question, place) => {
    expect(gazetteer.foreignPlaces(question, [place])).toContain(place);
  });

  it.each([
    '滨江区的小巨人奖励多少',
    '浙江省科技小巨人有奖励吗',
    '公司从上海搬来，有什么扶持',
    '去深圳参加展会，展位费补吗',
    '打算去香港上市，奖多少',
    '江北区块的楼宇有什么支持',
    '富阳特别合作区',
    '美国授权的专利',
  ])('%s asks about no other place', (question) => {
    expect(gazetteer.foreignPlaces(question, [question])).toEqual([]);
  });

  it('does not read a place across words', () => {
    expect(gazetteer.foreignPlaces('服务外包头回破1000万', ['服务外包', '头', '回', '破'])).toEqual([]);
  });
});
