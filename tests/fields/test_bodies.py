"""Bodies outside the Party: canonical names, what is no body, what holds for any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.bodies import find_bodies
from extract.fields.committees import read_committees
from extract.fields.mentions import Body
from extract.reading import Reading
from extract.record import Article

NAMED = [
    # people's committees and councils
    ("UBND thành phố Hà Nội họp", ["UBND Thành phố Hà Nội"]),
    ("UBND TP.HCM họp", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND TPHCM họp", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND TP . Hồ Chí Minh họp", ["UBND Thành phố Hồ Chí Minh"]),
    ("UBND quận 7 tổ chức", ["UBND Quận 7"]),
    ("UBND Q.7 tổ chức", ["UBND Quận 7"]),
    ("UBND huyện Củ Chi tổ chức", ["UBND Huyện Củ Chi"]),
    ("UBND thị xã Kỳ Anh tổ chức", ["UBND Thị xã Kỳ Anh"]),
    ("UBND tỉnh Bà Rịa - Vũng Tàu", ["UBND Tỉnh Bà Rịa - Vũng Tàu"]),
    ("UBND xã Bờ Rạng tổ chức", ["UBND Xã Bờ Rạng"]),
    ("Ủy ban nhân dân tỉnh Bình Định ban hành", ["UBND Tỉnh Bình Định"]),
    ("Uỷ ban nhân dân (UBND) tỉnh Lai Châu ban hành", ["UBND Tỉnh Lai Châu"]),
    ("Hội đồng nhân dân thành phố Đà Nẵng họp", ["HĐND Thành phố Đà Nẵng"]),
    ("HĐND tỉnh Sơn La khóa XV", ["HĐND Tỉnh Sơn La"]),
    ("HĐND TP.Cần Thơ khai mạc", ["HĐND Thành phố Cần Thơ"]),
    ("Đoàn ĐBQH tỉnh Nam Định tiếp xúc", ["Đoàn ĐBQH Tỉnh Nam Định"]),
    # several share one unit
    (
        "HĐND, UBND và Ủy ban MTTQ Việt Nam TP Hà Nội tổ chức",
        [
            "HĐND Thành phố Hà Nội",
            "UBND Thành phố Hà Nội",
            "Ủy ban MTTQ Việt Nam Thành phố Hà Nội",
        ],
    ),
    (
        "HĐND, UBND, UBMTTQ Việt Nam huyện Cần Giuộc họp",
        [
            "HĐND Huyện Cần Giuộc",
            "UBND Huyện Cần Giuộc",
            "Ủy ban MTTQ Việt Nam Huyện Cần Giuộc",
        ],
    ),
    # the Front
    ("MTTQ quận 5 phát động", ["MTTQ Quận 5"]),
    (
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cà Mau",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam Tỉnh Cà Mau"],
    ),
    ("Ủy ban T.Ư MTTQ Việt Nam tổ chức", ["Ủy ban Trung ương MTTQ Việt Nam"]),
    # central bodies
    ("Chính phủ họp phiên thường kỳ", ["Chính phủ"]),
    ("Bằng khen của Thủ tướng Chính phủ", ["Thủ tướng Chính phủ"]),
    ("Ủy ban Thường vụ Quốc hội cho ý kiến", ["Ủy ban Thường vụ Quốc hội"]),
    ("Tòa án nhân dân tối cao tổ chức", ["Tòa án nhân dân tối cao"]),
    ("Trung ương Đoàn TNCS Hồ Chí Minh trao giải", ["Trung ương Đoàn TNCS Hồ Chí Minh"]),
    ("Tổng Liên đoàn Lao động Việt Nam tổ chức", ["Tổng Liên đoàn Lao động Việt Nam"]),
    # ministries
    ("Bộ Quốc phòng trao tặng", ["Bộ Quốc phòng"]),
    ("Bộ Công Thương tổ chức", ["Bộ Công Thương"]),
    ("Bộ Giáo dục và Đào tạo tổ chức", ["Bộ Giáo dục và Đào tạo"]),
    ("bộ GD & ĐT tổ chức", ["Bộ GD&ĐT"]),
    (
        "Bộ Văn hóa, Thể thao và Du lịch tổ chức",
        ["Bộ Văn hóa, Thể thao và Du lịch"],
    ),
    (
        "Bộ Lao động - Thương binh và Xã hội họp",
        ["Bộ Lao động - Thương binh và Xã hội"],
    ),
    ("Bộ Kế hoạch và Đầu tư công bố", ["Bộ Kế hoạch và Đầu tư"]),
    ("Bộ TN&MT, Bộ GTVT phối hợp", ["Bộ TN&MT", "Bộ GTVT"]),
    # departments of a unit
    ("Sở GD-ĐT TP. HCM tổ chức", ["Sở GD-ĐT Thành phố Hồ Chí Minh"]),
    ("Sở GD - ĐT tỉnh Hà Nam tổ chức", ["Sở GD-ĐT Tỉnh Hà Nam"]),
    ("Sở Y tế tỉnh Hà Nam tổ chức", ["Sở Y tế Tỉnh Hà Nam"]),
    ("Sở Công Thương Hà Nội tổ chức", ["Sở Công Thương Hà Nội"]),
    (
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La",
        ["Sở Nông nghiệp và Phát triển nông thôn Tỉnh Sơn La"],
    ),
    ("Cục Thuế tỉnh Tiền Giang", ["Cục Thuế Tỉnh Tiền Giang"]),
    ("Ban Thi đua - Khen thưởng tỉnh Quảng Bình", ["Ban Thi đua - Khen thưởng Tỉnh Quảng Bình"]),
    # forces and courts
    ("Công an tỉnh Phú Thọ tổ chức", ["Công an Tỉnh Phú Thọ"]),
    ("Công an Hà Nội tổ chức", ["Công an Hà Nội"]),
    ("Bộ Chỉ huy quân sự tỉnh Vĩnh Long", ["Bộ Chỉ huy quân sự Tỉnh Vĩnh Long"]),
    ("Bộ CHQS tỉnh Vĩnh Long", ["Bộ CHQS Tỉnh Vĩnh Long"]),
    ("Quân khu 4 tổ chức", ["Quân khu 4"]),
    ("Bộ Tư lệnh Quân khu 7 họp", ["Bộ Tư lệnh Quân khu 7"]),
    ("TAND TP Hà Nội tuyên", ["TAND Thành phố Hà Nội"]),
    # unions, youth, associations
    ("Thành đoàn Hà Nội tổ chức", ["Thành đoàn Hà Nội"]),
    ("Tỉnh Đoàn Bắc Giang tổ chức", ["Tỉnh đoàn Bắc Giang"]),
    ("Liên đoàn Lao động tỉnh Thái Nguyên", ["Liên đoàn Lao động Tỉnh Thái Nguyên"]),
    ("LĐLĐ TP.HCM tổ chức", ["LĐLĐ Thành phố Hồ Chí Minh"]),
    ("Hội Luật gia Việt Nam tổ chức", ["Hội Luật gia Việt Nam"]),
    ("Hội Sinh viên TP.Hà Nội tổ chức", ["Hội Sinh viên Thành phố Hà Nội"]),
    ("Hội LHPN tỉnh Trà Vinh tổ chức", ["Hội LHPN Tỉnh Trà Vinh"]),
    ("Hội Nông dân tỉnh Đồng Tháp họp", ["Hội Nông dân Tỉnh Đồng Tháp"]),
    ("Công đoàn Giáo dục Việt Nam trao", ["Công đoàn Giáo dục Việt Nam"]),
    ("Công đoàn Bộ Y tế tổ chức", ["Công đoàn Bộ Y tế"]),
    (
        "Đoàn Thanh niên Công an tỉnh Quảng Nam tổ chức",
        ["Đoàn Thanh niên Công an Tỉnh Quảng Nam"],
    ),
    ("Đoàn luật sư TP.HCM", ["Đoàn luật sư Thành phố Hồ Chí Minh"]),
    # schools, firms, hospitals, papers
    ("Trường Đại học Vinh tổ chức", ["Trường Đại học Vinh"]),
    ("Trường THPT chuyên Lê Quý Đôn khai giảng", ["Trường THPT chuyên Lê Quý Đôn"]),
    ("Trường Tiểu học Tân Lập 1 (phường", ["Trường Tiểu học Tân Lập 1"]),
    ("Tập đoàn Dầu khí Việt Nam trao", ["Tập đoàn Dầu khí Việt Nam"]),
    ("Bệnh viện Ung bướu đón nhận", ["Bệnh viện Ung bướu"]),
    ("Báo Tuổi Trẻ tổ chức", ["Báo Tuổi Trẻ"]),
    # one of each family more
    ("Hội đồng Doanh nhân trẻ Việt Nam tổ chức diễn đàn", ["Hội đồng Doanh nhân trẻ Việt Nam"]),
    ("Hội đồng Đội Trung ương tổ chức trại hè", ["Hội đồng Đội Trung ương"]),
    ("Hội đồng Giáo sư Nhà nước công bố danh sách", ["Hội đồng Giáo sư Nhà nước"]),
    ("Tổ đại biểu Quốc hội đơn vị số 4 tiếp xúc cử tri", ["Tổ đại biểu Quốc hội đơn vị số 4"]),
    ("Tổ ĐBQH đơn vị 3 tiếp xúc cử tri quận 10", ["Tổ ĐBQH đơn vị 3"]),
    ("Quỹ học bổng Đồng Hành trao học bổng", ["Quỹ học bổng Đồng Hành"]),
    ("Quỹ Bảo trợ trẻ em Việt Nam tổ chức lễ trao quà", ["Quỹ Bảo trợ trẻ em Việt Nam"]),
    ("Quỹ Vì người nghèo tỉnh Long An trao nhà", ["Quỹ Vì người nghèo Tỉnh Long An"]),
    ("Thuế tỉnh Tây Ninh tổ chức hội nghị đối thoại", ["Thuế Tỉnh Tây Ninh"]),
    ("Thuế TP Hà Nội tuyên dương doanh nghiệp", ["Thuế Thành phố Hà Nội"]),
    ("Chi cục Thuế khu vực II tổ chức hội nghị", ["Chi cục Thuế khu vực II"]),
    (
        "Cục Phát thanh, truyền hình và thông tin điện tử tổ chức lớp tập huấn",
        ["Cục Phát thanh, truyền hình và thông tin điện tử"],
    ),
    (
        "Hội Sinh viên Việt Nam tại Hàn Quốc tổ chức đại hội",
        ["Hội Sinh viên Việt Nam tại Hàn Quốc"],
    ),
    ("Hội Người Việt Nam tại Pháp trao giải", ["Hội Người Việt Nam tại Pháp"]),
    ("Đại sứ quán Việt Nam tại Lào tổ chức lễ kỷ niệm", ["Đại sứ quán Việt Nam tại Lào"]),
    (
        "Đại sứ quán Nhật Bản tại Việt Nam trao tặng bằng khen",
        ["Đại sứ quán Nhật Bản tại Việt Nam"],
    ),
    (
        "Tổng Lãnh sự quán Hàn Quốc tại TP.HCM tổ chức lễ hội",
        ["Tổng Lãnh sự quán Hàn Quốc tại Thành phố Hồ Chí Minh"],
    ),
    ("UNESCO tổ chức hội nghị", ["UNESCO"]),
    ("Liên hợp quốc tổ chức hội nghị thượng đỉnh", ["Liên hợp quốc"]),
    ("Ngân hàng Thế giới tổ chức hội thảo", ["Ngân hàng Thế giới"]),
    ("Hội thi do báo Tuổi Trẻ tổ chức", ["Báo Tuổi Trẻ"]),
    ("Cuộc thi do báo Sài Gòn Giải Phóng phối hợp tổ chức", ["Báo Sài Gòn Giải Phóng"]),
    ("Lễ kỷ niệm do bệnh viện Chợ Rẫy tổ chức", ["Bệnh viện Chợ Rẫy"]),
    ("Chương trình do công ty TNHH Hoàng Long tổ chức", ["Công ty TNHH Hoàng Long"]),
    ("Giải do tập đoàn Vingroup tài trợ", ["Tập đoàn Vingroup"]),
    ("Hội thảo do viện Khoa học xã hội Việt Nam tổ chức", ["Viện Khoa học xã hội Việt Nam"]),
    ("Đại học Quốc gia Hà Nội tổ chức lễ khai giảng", ["Đại học Quốc gia Hà Nội"]),
    ("Trường Đại học Bách khoa Hà Nội tổ chức hội nghị", ["Trường Đại học Bách khoa Hà Nội"]),
    ("Trường Chính trị tỉnh Lạng Sơn tổ chức bế giảng", ["Trường Chính trị Tỉnh Lạng Sơn"]),
    (
        "Trường Đại học Khoa học Xã hội và Nhân văn TP.HCM tổ chức hội thảo",
        ["Trường Đại học Khoa học Xã hội và Nhân văn Thành phố Hồ Chí Minh"],
    ),
    ("Bộ Tư lệnh Thủ đô Hà Nội tổ chức hội thao", ["Bộ Tư lệnh Thủ đô Hà Nội"]),
    ("Bộ Tư lệnh TP.HCM tổ chức hội nghị", ["Bộ Tư lệnh Thành phố Hồ Chí Minh"]),
    ("Bộ Tư lệnh Bộ đội Biên phòng tổ chức hội nghị", ["Bộ Tư lệnh Bộ đội Biên phòng"]),
    ("Bộ đội Biên phòng tỉnh Kon Tum tổ chức hội thi", ["Bộ đội Biên phòng Tỉnh Kon Tum"]),
    ("Đồn Biên phòng Cửa khẩu Lao Bảo trao tặng", ["Đồn Biên phòng Cửa khẩu Lao Bảo"]),
    (
        "Ban Chỉ huy Quân sự huyện Hóc Môn tổ chức lễ giao quân",
        ["Ban Chỉ huy Quân sự Huyện Hóc Môn"],
    ),
    ("Sư đoàn 9 (Quân đoàn 4) tổ chức hội thao", ["Sư đoàn 9", "Quân đoàn 4"]),
    ("Vùng 4 Hải quân tổ chức hội nghị", ["Vùng 4 Hải quân"]),
    (
        "Cục Cảnh sát giao thông (Bộ Công an) tổ chức hội nghị",
        ["Cục Cảnh sát giao thông", "Bộ Công an"],
    ),
    (
        "Phòng Cảnh sát giao thông Công an tỉnh Nghệ An tổ chức lễ ra quân",
        ["Phòng Cảnh sát giao thông Công an Tỉnh Nghệ An"],
    ),
    ("Công an phường Bến Nghé tổ chức hội nghị", ["Công an Phường Bến Nghé"]),
    ("Công an huyện Ba Vì tổ chức diễn đàn", ["Công an Huyện Ba Vì"]),
    ("Công an TP Thủ Đức khen thưởng", ["Công an Thành phố Thủ Đức"]),
    (
        "Tòa án nhân dân tỉnh Quảng Trị tổ chức hội nghị tổng kết",
        ["Tòa án nhân dân Tỉnh Quảng Trị"],
    ),
    (
        "Viện Kiểm sát nhân dân TP.HCM tổ chức hội nghị",
        ["Viện Kiểm sát nhân dân Thành phố Hồ Chí Minh"],
    ),
    ("Viện KSND tối cao tổ chức hội nghị", ["Viện KSND tối cao"]),
    ("TAND quận 1 tổ chức", ["TAND Quận 1"]),
    ("Hội Nhà báo Việt Nam trao giải báo chí", ["Hội Nhà báo Việt Nam"]),
    ("Hội Nhà báo TP.HCM tổ chức hội thảo", ["Hội Nhà báo Thành phố Hồ Chí Minh"]),
    ("Hội Chữ thập đỏ tỉnh Bến Tre tổ chức đại hội", ["Hội Chữ thập đỏ Tỉnh Bến Tre"]),
    ("Hội Khuyến học Việt Nam tổ chức lễ trao giải", ["Hội Khuyến học Việt Nam"]),
    ("Hội Cựu chiến binh quận Ba Đình tổ chức gặp mặt", ["Hội Cựu chiến binh Quận Ba Đình"]),
    (
        "Hội Văn học Nghệ thuật tỉnh Thái Bình tổ chức trao giải",
        ["Hội Văn học Nghệ thuật Tỉnh Thái Bình"],
    ),
    (
        "Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam tổ chức lễ",
        ["Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam"],
    ),
    ("Liên minh Hợp tác xã Việt Nam tổ chức hội nghị", ["Liên minh Hợp tác xã Việt Nam"]),
    (
        "Phòng Thương mại và Công nghiệp Việt Nam (VCCI) tổ chức diễn đàn",
        ["Phòng Thương mại và Công nghiệp Việt Nam"],
    ),
    ("Liên đoàn Bóng đá Việt Nam tổ chức lễ bốc thăm", ["Liên đoàn Bóng đá Việt Nam"]),
    ("Liên đoàn Bóng chuyền Việt Nam khai mạc giải", ["Liên đoàn Bóng chuyền Việt Nam"]),
    (
        "Hiệp hội Doanh nghiệp tỉnh Đồng Nai tổ chức đại hội",
        ["Hiệp hội Doanh nghiệp Tỉnh Đồng Nai"],
    ),
    ("Ủy ban Dân tộc tổ chức hội nghị", ["Ủy ban Dân tộc"]),
    ("Ủy ban An toàn giao thông Quốc gia tổ chức hội nghị", ["Ủy ban An toàn giao thông Quốc gia"]),
    ("Ban An toàn giao thông tỉnh Hưng Yên tổ chức", ["Ban An toàn giao thông Tỉnh Hưng Yên"]),
    ("Ban Dân tộc tỉnh Hòa Bình tổ chức", ["Ban Dân tộc Tỉnh Hòa Bình"]),
    ("Ban Chỉ đạo 35 tỉnh Quảng Nam tổ chức hội nghị", ["Ban Chỉ đạo 35 Tỉnh Quảng Nam"]),
    ("Đài Truyền hình TP.HCM tổ chức", ["Đài Truyền hình Thành phố Hồ Chí Minh"]),
    ("Đài Tiếng nói Việt Nam tổ chức", ["Đài Tiếng nói Việt Nam"]),
    ("Báo Nhân Dân phối hợp Tỉnh ủy Nghệ An tổ chức hội thảo", ["Báo Nhân Dân"]),
    ("Tạp chí Cộng sản tổ chức tọa đàm", ["Tạp chí Cộng sản"]),
    (
        "Nhà xuất bản Chính trị quốc gia Sự thật ra mắt sách",
        ["Nhà xuất bản Chính trị quốc gia Sự thật"],
    ),
    (
        "Học viện Chính trị quốc gia Hồ Chí Minh tổ chức hội thảo",
        ["Học viện Chính trị quốc gia Hồ Chí Minh"],
    ),
    ("Học viện Cảnh sát nhân dân tổ chức lễ khai giảng", ["Học viện Cảnh sát nhân dân"]),
    ("Tổng Công ty Điện lực miền Nam tổ chức hội nghị", ["Tổng Công ty Điện lực miền Nam"]),
    ("Công ty Cổ phần Cấp nước Bến Thành tổ chức", ["Công ty Cổ phần Cấp nước Bến Thành"]),
    ("Ngân hàng TMCP Ngoại thương Việt Nam tổ chức", ["Ngân hàng TMCP Ngoại thương Việt Nam"]),
    ("Kho bạc Nhà nước tỉnh Bắc Ninh tổ chức", ["Kho bạc Nhà nước Tỉnh Bắc Ninh"]),
    ("Bảo hiểm xã hội tỉnh Phú Yên tổ chức", ["Bảo hiểm xã hội Tỉnh Phú Yên"]),
    (
        "Ngân hàng Chính sách xã hội tỉnh Lào Cai tổ chức",
        ["Ngân hàng Chính sách xã hội Tỉnh Lào Cai"],
    ),
    ("Trung tâm Văn hóa tỉnh An Giang tổ chức hội thi", ["Trung tâm Văn hóa Tỉnh An Giang"]),
    ("Trung tâm Y tế huyện Đức Hòa tổ chức", ["Trung tâm Y tế Huyện Đức Hòa"]),
    ("Trung tâm Chính trị huyện Mỏ Cày Nam khai giảng", ["Trung tâm Chính trị Huyện Mỏ Cày Nam"]),
    ("Nhà Văn hóa Thanh niên TP.HCM tổ chức", ["Nhà Văn hóa Thanh niên Thành phố Hồ Chí Minh"]),
    ("Thư viện tỉnh Khánh Hòa tổ chức hội thi", ["Thư viện Tỉnh Khánh Hòa"]),
    ("Phòng GD&ĐT quận 3 tổ chức hội thi", ["Phòng GD&ĐT Quận 3"]),
    (
        "Phòng Giáo dục và Đào tạo huyện Cần Giờ tổ chức",
        ["Phòng Giáo dục và Đào tạo Huyện Cần Giờ"],
    ),
    ("Sở Khoa học và Công nghệ Đà Nẵng tổ chức", ["Sở Khoa học và Công nghệ Đà Nẵng"]),
    ("Sở Nội vụ TP Cần Thơ tổ chức", ["Sở Nội vụ Thành phố Cần Thơ"]),
    ("Sở LĐ-TB&XH TP.HCM tổ chức", ["Sở LĐ-TB&XH Thành phố Hồ Chí Minh"]),
    ("Sở VH-TT&DL tỉnh Bình Thuận tổ chức", ["Sở VH-TT&DL Tỉnh Bình Thuận"]),
    ("Hội LHPN Việt Nam tổ chức", ["Hội LHPN Việt Nam"]),
    ("Hội LHTN Việt Nam tổ chức", ["Hội LHTN Việt Nam"]),
    ("Trung ương Hội Nông dân Việt Nam tổ chức", ["Trung ương Hội Nông dân Việt Nam"]),
    (
        "Hội đồng Thi đua - Khen thưởng Trung ương họp",
        ["Hội đồng Thi đua - Khen thưởng Trung ương"],
    ),
    (
        "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Lâm Đồng tổ chức",
        ["Ủy ban MTTQ Việt Nam Tỉnh Lâm Đồng"],
    ),
    (
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam tổ chức",
        ["Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"],
    ),
    ("Quận Đoàn 5 tổ chức hội thi", ["Quận đoàn Quận 5"]),
    ("Đoàn phường Tân Định tổ chức", ["Đoàn Phường Tân Định"]),
    ("Đoàn TNCS Hồ Chí Minh phường 6 tổ chức", ["Đoàn TNCS Hồ Chí Minh Phường 6"]),
    ("Công đoàn ngành Giáo dục tỉnh Hà Tĩnh tổ chức", ["Công đoàn ngành Giáo dục Tỉnh Hà Tĩnh"]),
    ("Công đoàn Viên chức Việt Nam tổ chức", ["Công đoàn Viên chức Việt Nam"]),
    (
        "Công đoàn các Khu công nghiệp tỉnh Bình Dương tổ chức",
        ["Công đoàn các Khu công nghiệp Tỉnh Bình Dương"],
    ),
    (
        "Ban Chỉ đạo phòng, chống thiên tai huyện Nga Sơn họp",
        ["Ban Chỉ đạo phòng, chống thiên tai Huyện Nga Sơn"],
    ),
    ("Ban Chỉ đạo 389 tỉnh Hà Nam sơ kết", ["Ban Chỉ đạo 389 Tỉnh Hà Nam"]),
    (
        "Hội đồng nghĩa vụ quân sự huyện Ba Vì tổ chức khám",
        ["Hội đồng nghĩa vụ quân sự Huyện Ba Vì"],
    ),
    ("Ủy ban Bầu cử tỉnh Lào Cai họp", ["Ủy ban Bầu cử Tỉnh Lào Cai"]),
    (
        "Hội Nạn nhân chất độc da cam/dioxin tỉnh Bến Tre trao quà",
        ["Hội Nạn nhân chất độc da cam/dioxin Tỉnh Bến Tre"],
    ),
    ("Trung tâm Dịch vụ việc làm tỉnh Lào Cai mở", ["Trung tâm Dịch vụ việc làm Tỉnh Lào Cai"]),
    (
        "Chi cục Dân số - Kế hoạch hóa gia đình tỉnh Hà Nam họp",
        ["Chi cục Dân số - Kế hoạch hóa gia đình Tỉnh Hà Nam"],
    ),
    ("Cục Quản lý thị trường tỉnh Lào Cai họp", ["Cục Quản lý thị trường Tỉnh Lào Cai"]),
    (
        "Lữ đoàn Công binh 543 và Hải đội 2 Biên phòng",
        ["Lữ đoàn Công binh 543", "Hải đội 2 Biên phòng"],
    ),
    ("Bưu điện tỉnh Hà Nam họp", ["Bưu điện Tỉnh Hà Nam"]),
    ("Trại giam Ninh Khánh tổ chức lễ", ["Trại giam Ninh Khánh"]),
    ("Trung tâm thành phố Huế đông người", []),
    ("Hội viên nông dân huyện Ba Vì phấn khởi", []),
    ("Giáo hội Phật giáo Việt Nam tổ chức đại lễ", ["Giáo hội Phật giáo Việt Nam"]),
    ("Bộ Khoa học - Công nghệ và Môi trường tổ chức", ["Bộ Khoa học - Công nghệ và Môi trường"]),
    ("Bộ Dân tộc và Tôn giáo tổ chức", ["Bộ Dân tộc và Tôn giáo"]),
    ("Bộ Nông nghiệp và Môi trường tổ chức", ["Bộ Nông nghiệp và Môi trường"]),
    ("Văn phòng Chủ tịch nước tổ chức họp báo", ["Văn phòng Chủ tịch nước"]),
    ("Văn phòng UBND TP.HCM tổ chức", ["Văn phòng UBND Thành phố Hồ Chí Minh"]),
    (
        "Thành Đoàn TP.HCM phối hợp Hội Sinh viên Việt Nam TP.HCM tổ chức",
        ["Thành đoàn Thành phố Hồ Chí Minh", "Hội Sinh viên Việt Nam Thành phố Hồ Chí Minh"],
    ),
    ("Hội Doanh nhân trẻ tỉnh Nghệ An tổ chức", ["Hội Doanh nhân trẻ Tỉnh Nghệ An"]),
    ("Câu lạc bộ Báo chí trẻ tổ chức", ["Câu lạc bộ Báo chí trẻ"]),
    ("Khu Công nghệ cao TP.HCM tổ chức", ["Khu Công nghệ cao Thành phố Hồ Chí Minh"]),
    ("Viện Hàn lâm Khoa học xã hội Việt Nam tổ chức", ["Viện Hàn lâm Khoa học xã hội Việt Nam"]),
    ("Viện Pasteur TP.HCM tổ chức", ["Viện Pasteur Thành phố Hồ Chí Minh"]),
    ("Bệnh viện Nhi đồng 1 tổ chức", ["Bệnh viện Nhi đồng 1"]),
    ("Bệnh viện Đa khoa tỉnh Gia Lai tổ chức", ["Bệnh viện Đa khoa Tỉnh Gia Lai"]),
    ("Bệnh viện Quân y 175 tổ chức", ["Bệnh viện Quân y 175"]),
    (
        "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam tổ chức",
        ["Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam"],
    ),
    ("UBND phường 5 tổ chức", ["UBND Phường 5"]),
    ("UBND xã Vĩnh Lộc A, huyện Bình Chánh tổ chức", ["UBND Xã Vĩnh Lộc A"]),
    ("UBND TP. Thủ Dầu Một tổ chức", ["UBND Thành phố Thủ Dầu Một"]),
    ("Ủy ban Nhân dân Thành phố Huế tổ chức", ["UBND Thành phố Huế"]),
]
FROM_THE_ARTICLE = [
    # named as the article writes them in full
    (
        "Liên đoàn Lao động (LĐLĐ) tỉnh Hà Nam họp. LĐLĐ tỉnh tặng quà.",
        ["Liên đoàn Lao động Tỉnh Hà Nam"] * 2,
    ),
    (
        "Hội LHPN tỉnh Bến Tre họp với Hội Liên hiệp Phụ nữ tỉnh Bến Tre.",
        ["Hội Liên hiệp Phụ nữ Tỉnh Bến Tre"] * 2,
    ),
    (
        "tổ Đại biểu Quốc hội (ĐBQH) đơn vị 9 tiếp xúc cử tri; Tổ ĐBQH đơn vị 9 ghi nhận.",
        ["Tổ Đại biểu Quốc hội đơn vị 9"] * 2,
    ),
    ("Ngập nặng ở Đà Nẵng. UBND TP chỉ đạo khắc phục.", ["UBND Thành phố Đà Nẵng"]),
    ("Mưa lớn ở Gia Lai và Kon Tum. UBND tỉnh cảnh báo.", []),
    ("UBND TP Đà Nẵng họp. Chủ tịch UBND TP kết luận.", ["UBND Thành phố Đà Nẵng"] * 2),
    ("Tỉnh ủy Gia Lai họp. UBND tỉnh báo cáo.", ["UBND Tỉnh Gia Lai"]),
    ("Quận ủy Tây Hồ họp. UBND quận trao giấy khen.", ["UBND Quận Tây Hồ"]),
    ("Giải cờ tỉnh Gia Lai do Công an tỉnh tổ chức.", ["Công an Tỉnh Gia Lai"]),
    ("UBND tỉnh họp. Công an tỉnh Phú Thọ báo cáo.", ["UBND Tỉnh Phú Thọ", "Công an Tỉnh Phú Thọ"]),
    ("UBND tỉnh Nghệ An và UBND tỉnh Hà Tĩnh ký.", ["UBND Tỉnh Nghệ An", "UBND Tỉnh Hà Tĩnh"]),
    ("UBND quận 7 họp với UBND quận.", ["UBND Quận 7"] * 2),
]
NO_BODY = [
    "cán bộ Hội nghị toàn quốc",
    "Hội nghị của người Việt Nam",
    "Bộ Chính trị họp",
    "Ban Bí thư quyết định",
    "Tỉnh ủy Bình Định họp",
    "Ủy ban Kiểm tra Trung ương họp",
    "Ban Tuyên giáo Thành ủy tổ chức",
    "Hội thảo về biển đảo",
    "đồng bộ Công trình",
    "cơ sở đảng vững mạnh",
    "phong trào thi đua yêu nước",
    "trường học ở xã vùng cao",
    "học bổng của Chính phủ Nhật Bản",
    "Bí thư chi bộ thôn 3",
    "UBND tỉnh ban hành quyết định",
    "công an đã bắt giữ nghi phạm",
    "theo thông báo Kết luận của hội nghị",
    "gặp nhà báo Trần Văn Minh ở Huế",
    "khai trương trung tâm thương mại ở thị xã",
    "trên tuyến đường bộ II và quốc lộ 1",
    "họp tại trụ sở Trung ương Đảng",
    "làm việc ở trụ sở Đảng ủy",
    "nhập viện cấp cứu trong đêm",
    "nộp thuế tỉnh thu được",
    "lập quỹ khen thưởng",
    "báo Người dân biết để phòng tránh",
    "họp báo Chiều 15-5",
]
PIECES = (
    "UBND", "HĐND", "Ủy ban nhân dân", "tỉnh", "TP.", "TP", "quận 7", "huyện", "xã", "Hà Nội",
    "Bình Định", "HCM", "Sở", "Bộ", "GD-ĐT", "Y tế", "Công an", "Hội", "Luật gia", "Việt Nam",
    "Đoàn Thanh niên", "Công đoàn", "Trường", "THPT", "Lê Quý Đôn", "Nguyễn Văn An", "MTTQ",
    "Tỉnh ủy", "Quận ủy", "Ban Chỉ đạo", "và", ",", "-", "&", "(UBND)", ".", "\n", "Chính phủ",
    "\u200b", "\u00a0", "Quân khu", "4", "Tổng công ty", "Báo", "Bệnh viện", "đa khoa",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def find(text: str, published: str | None = None) -> tuple[Reading, list[Body]]:
    reading = Reading(
        Article(id="a", text=unicodedata.normalize("NFC", text), published_at=published)
    )
    return reading, find_bodies(reading, read_committees(reading))


@pytest.mark.parametrize(("text", "names"), [*NAMED, *FROM_THE_ARTICLE])
def test_canonical_names(text: str, names: list[str]) -> None:
    assert [body.name for body in find(text)[1]] == names


@pytest.mark.parametrize(
    ("around", "names"),
    [
        ({"title": "Đà Nẵng: Khen thưởng người cứu hộ"}, ["UBND Thành phố Đà Nẵng"]),
        ({"title": "Gia Lai: Khen thưởng người cứu hộ"}, []),
        ({"site": "sggp.org.vn"}, ["UBND Thành phố Hồ Chí Minh"]),
        ({"site": "nhandan.vn"}, []),
    ],
)
def test_the_title_and_the_paper_tell_which_city(around: dict[str, str], names: list[str]) -> None:
    reading = Reading(Article(id="a", text="UBND TP khen thưởng 5 tập thể.", **around))
    assert [body.name for body in find_bodies(reading, [])] == names


@pytest.mark.parametrize("text", NO_BODY)
def test_no_body(text: str) -> None:
    assert find(text)[1] == []


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_machine_made_spaces_do_not_matter(text: str, names: list[str]) -> None:
    assert [body.name for body in find(text.replace(", ", " , "))[1]] == names


@given(st.text(max_size=200) | texts, st.none() | st.just("2025-08-01"))
def test_bodies_lie_in_order_in_any_text(text: str, published: str | None) -> None:
    reading, bodies = find(text, published)
    ends = [0, *(body.end for body in bodies)]
    assert all(end <= body.start < body.end for end, body in zip(ends, bodies, strict=False))
    assert all(body.end <= len(reading.norm) for body in bodies)
    assert all(body.name.strip() == body.name and body.rule for body in bodies)


@given(texts)
def test_bodies_lie_outside_committees(text: str) -> None:
    reading, bodies = find(text)
    committees = read_committees(reading)
    assert not any(one.start <= body.start < one.end for one in committees for body in bodies)


@given(texts)
def test_finding_again_finds_the_same(text: str) -> None:
    assert find(text)[1] == find(text)[1]
