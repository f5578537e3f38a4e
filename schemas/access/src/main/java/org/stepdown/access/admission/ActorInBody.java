package org.stepdown.access.admission;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.stepdown.access.Acting;

/**
 * Whatever a body says in {@code by}, it is who acts that stands there afterwards: in every body, also in those that
 * are written later, so that nobody can act in another's name.
 */
@ControllerAdvice
public final class ActorInBody extends RequestBodyAdviceAdapter {

    private static final String ACTOR = "by";

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type instanceof Class<?> body && namesActor(body);
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return signed(body, Acting.required().account());
    }

    private static boolean namesActor(Class<?> body) {
        return body.isRecord()
                && Arrays.stream(body.getRecordComponents())
                        .anyMatch(
                                component -> component.getName().equals(ACTOR) && component.getType() == String.class);
    }

    static Object signed(Object body, String account) {
        RecordComponent[] components = body.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getName().equals(ACTOR)
                        ? account
                        : components[i].getAccessor().invoke(body);
            }
            Constructor<?> constructor = body.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
