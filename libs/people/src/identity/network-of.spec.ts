import { describe, expect, it } from '@jest/globals';
import { networkOf } from './network-of';

describe('who counts as one sender', () => {
  it('an IPv4 address, also when it is written as IPv6', () => {
    expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  it('a whole IPv6 network of /64, however its addresses are written', () => {
    for (const address of ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff:0:0:9', '2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::1%eth0']) expect(networkOf(address)).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
  });

  it('what is no address as it stands', () => expect(networkOf('')).toBe(''));
});
