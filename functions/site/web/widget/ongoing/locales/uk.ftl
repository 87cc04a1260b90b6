# Оцінка
rate-question = Як ми впоралися?
rate-good = Добре
rate-neutral = Посередньо
rate-bad = Погано
rate-comment = Що було не так? (необов’язково)
rate-comment-send = Надіслати коментар
rate-change = Змінити оцінку

# Черга
place-next = Ви наступні в черзі.
place-number = Ваше місце в черзі: { $place }.
place-far = Перед вами в черзі понад 99 людей.

# Меню
menu = Більше
end-chat = Завершити чат
end-question = Завершити чат? Пізніше його можна продовжити, просто написавши знову.
end-keep = Продовжити чат
