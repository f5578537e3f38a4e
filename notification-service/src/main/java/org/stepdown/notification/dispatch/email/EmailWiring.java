package org.stepdown.notification.dispatch.email;

import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.stepdown.notification.dispatch.ChannelCarrier;
import org.stepdown.notification.dispatch.DispatchSettings;
import org.stepdown.notification.face.FaceProperties;

/** Email exists once a mail server is named. */
@Configuration(proxyBeanMethods = false)
class EmailWiring {

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    ChannelCarrier emailCarrier(JavaMailSenderImpl mail, DispatchSettings settings, FaceProperties face) {
        secure(mail, settings);
        return new EmailCarrier(mail, settings, face.zone());
    }

    /** No plain text, no server of another name, no waiting without end, unless the settings say so word for word. */
    static void secure(JavaMailSenderImpl mail, DispatchSettings settings) {
        Properties properties = mail.getJavaMailProperties();
        String millis = Long.toString(settings.timeout().toMillis());
        properties.putIfAbsent("mail.smtp.starttls.enable", "true");
        properties.putIfAbsent("mail.smtp.starttls.required", "true");
        properties.putIfAbsent("mail.smtp.ssl.checkserveridentity", "true");
        properties.putIfAbsent("mail.smtp.connectiontimeout", millis);
        properties.putIfAbsent("mail.smtp.timeout", millis);
        properties.putIfAbsent("mail.smtp.writetimeout", millis);
    }
}
