package org.stepdown.delivery.kit;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

final class RealPartsExtension implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        List<RealPart> named = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), WithRealParts.class)
                .map(annotation -> List.of(annotation.value()))
                .orElseGet(List::of);
        RealParts.shared().prepare(named.isEmpty() ? List.of(RealPart.values()) : named);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealParts.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return RealParts.shared();
    }
}
