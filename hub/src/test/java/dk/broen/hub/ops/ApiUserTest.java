package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.AuthorityUtils;

class ApiUserTest {
    @Test
    void only_the_role_operator_gives_access_to_all_municipalities() {
        assertThat(user("ROLE_OPERATOR").isOperator()).isTrue();
        assertThat(user("ROLE_MUNICIPALITY").isOperator()).isFalse();
        assertThat(user("ROLE_HOSPITAL").isOperator()).isFalse();
        assertThat(user("ROLE_MUNICIPALITY").municipality()).isEmpty();
    }

    private static ApiUser user(String role) {
        return new ApiUser("name", "not a hash", "", AuthorityUtils.createAuthorityList(role));
    }
}
