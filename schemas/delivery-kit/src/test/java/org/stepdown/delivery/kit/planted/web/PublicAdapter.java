package org.stepdown.delivery.kit.planted.web;

import java.util.logging.Logger;
import org.springframework.beans.factory.annotation.Value;

public final class PublicAdapter {

    @Value("injected")
    private String injected = "";

    void speak() {
        Logger.getLogger("planted").info(injected);
        System.out.println(injected);
    }
}
