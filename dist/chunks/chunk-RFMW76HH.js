export{a_27 as a,b_27 as b,c_27 as c,d_27 as d,e_27 as e,f_27 as f,g_27 as g,h_27 as h,i_27 as i,j_27 as j,k_27 as k,l_27 as l,m_27 as m}from"./check-at-once.js";
