package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://例子.中国/图片.png | http://xn--fsqu00a.xn--fiqs8s/%E5%9B%BE%E7%89%87.png",
        "https://例子。中国:8080/a | https://xn--fsqu00a.xn--fiqs8s:8080/a",
        "http://a.org/my cat.png?x=a b | http://a.org/my%20cat.png?x=a%20b",
        "http://a.org/my%20cat.png?x=%E5#top | http://a.org/my%20cat.png?x=%E5#top",
        "http://a.org/100%.png | http://a.org/100%25.png",
        "http://a.org/[1]𠮷.png | http://a.org/%5B1%5D%F0%A0%AE%B7.png",
        "http://me@a.org?x | http://me@a.org?x",
        "http://[::1]:80/a.png | http://[::1]:80/a.png",
        "http://127.0.0.1/a.png | http://127.0.0.1/a.png",
      })
  void anAddressIsAsServersTakeIt(String given, String expected) throws URISyntaxException {
    assertThat(GivenAddress.of(given)).hasToString(expected);
  }

  @Test
  void theNameOfThePictureStaysReadable() throws URISyntaxException {
    assertThat(GivenAddress.of("http://例子.中国/图片.png").getPath()).isEqualTo("/图片.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://", "ftp://a/b", "hello", "http://a b/c"})
  void anythingElseIsNone(String given) {
    assertThatThrownBy(() -> GivenAddress.of(given)).isInstanceOf(URISyntaxException.class);
  }
}
