package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.AuthorityUtils;

class ApiUserTest {
    @Test
    void only_an_operator_is_tied_to_no_municipality_and_sees_all() {
        assertThat(user("ROLE_OPERATOR").isOperator()).isTrue();
        assertThat(user("ROLE_MUNICIPALITY").isOperator()).isFalse();
        assertThat(user("ROLE_HOSPITAL").isOperator()).isFalse();
        assertThat(user("ROLE_MUNICIPALITY").municipality()).isEmpty();
    }

    private static ApiUser user(String role) {
        return new ApiUser("somebody", "not a hash", "", AuthorityUtils.createAuthorityList(role));
    }
}
