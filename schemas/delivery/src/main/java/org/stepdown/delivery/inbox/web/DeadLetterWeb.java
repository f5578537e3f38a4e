package org.stepdown.delivery.inbox.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.stepdown.delivery.autoconfigure.DeliveryAutoConfiguration;
import org.stepdown.delivery.inbox.DeadLetters;

/** Dead letters over HTTP, in whatever serves HTTP. */
@AutoConfiguration(after = DeliveryAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class DeadLetterWeb {

    @Bean
    DeadLetterApi deadLetterApi(DeadLetters letters) {
        return new DeadLetterApi(letters);
    }

    @Bean
    DeadLetterPage deadLetterPage(DeadLetters letters, Environment environment) {
        return new DeadLetterPage(letters, environment.getProperty("spring.application.name", "this service"));
    }
}
